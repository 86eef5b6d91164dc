package io.breakwater.server.door;

import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.archive.InputWalker;
import io.breakwater.core.connector.archive.WalkLimits;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.api.JsonAnswer;
import io.breakwater.store.Tokens.Sender;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes records: lines, JSON values, a whole EVTX file, any of them packed with gzip or zip. The answer 200 means that
 * everything counted in it is on disk; any other answer means: send all of it again, what was already taken in does not
 * count twice.
 */
@RestController
final class HttpDoor {
    private final DoorKeeper keeper;
    private final RejectedKeeper rejected;
    private final Connectors connectors;
    private final ServerParts parts;
    private final ServerSettings settings;

    HttpDoor(
            DoorKeeper keeper,
            RejectedKeeper rejected,
            Connectors connectors,
            ServerParts parts,
            ServerSettings settings) {
        this.keeper = keeper;
        this.rejected = rejected;
        this.connectors = connectors;
        this.parts = parts;
        this.settings = settings;
    }

    @PostMapping("/api/v1/records")
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        Sender sender = keeper.admit(request);
        AddressLine address = AddressLine.of(request);
        Upload upload = new Upload(
                sender,
                parts.clock().instant(),
                named(address.value("connector").orElse("")),
                connectors,
                new Acknowledgement(parts.intake().join()),
                rejected);
        WalkLimits limits = WalkLimits.USUAL.withBytes(settings.largestBody());
        try (Body body = new Body(request.getInputStream(), settings.largestBody())) {
            new InputWalker(limits).stream(address.value("name").orElse("http"), body, upload);
            body.requireWhole();
        }
        return JsonAnswer.ok(upload.receipt());
    }

    private Optional<Connector> named(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(connectors
                .named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no connector '" + name + "'; there are "
                        + connectors.all().stream().map(Connector::name).toList())));
    }
}
