package io.breakwater.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.exposure.ExposureFormat;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.door.AddressLine;
import io.breakwater.server.door.Body;
import io.breakwater.server.exposure.ExposureDesk;
import io.breakwater.server.exposure.Preview;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.ExposureGrant;
import io.breakwater.store.ExposureReceipt;
import io.breakwater.store.Exposures;
import io.breakwater.store.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's exposure for programs of the provider: what was authorised, what was imported, and imports. */
@RestController
@RequestMapping("/api/v1/tenants/{tenant}/exposure")
final class ExposureApi {
    private final Exposures exposures;
    private final ExposureDesk desk;
    private final Tenants tenants;
    private final ServerSettings settings;

    ExposureApi(Exposures exposures, ExposureDesk desk, Tenants tenants, ServerSettings settings) {
        this.exposures = exposures;
        this.desk = desk;
        this.tenants = tenants;
        this.settings = settings;
    }

    /**
     * Where a tenant stands.
     *
     * @param assets how many of its assets are known
     */
    record Standing(long assets, List<ExposureGrant> grants, List<ExposureReceipt> imports) {}

    @GetMapping
    ResponseEntity<byte[]> standing(Viewer viewer, @PathVariable String tenant) {
        TenantId id = known(viewer, tenant);
        return JsonAnswer.ok(new Standing(
                exposures.count(viewer.scope(), id),
                exposures.grants(viewer.scope(), id),
                exposures.receipts(viewer.scope(), id)));
    }

    /** Records {@code entries}, {@code authorisedBy}, {@code reference} and, if it ends, {@code until}. */
    @PostMapping("/grants")
    ResponseEntity<byte[]> authorise(Viewer viewer, @PathVariable String tenant, HttpServletRequest request) {
        TenantId id = manager(viewer, tenant);
        JsonNode said = JsonBody.read(request);
        List<String> entries = new ArrayList<>();
        said.path("entries").forEach(entry -> entries.add(entry.asText()));
        ExposureDesk.Word word = new ExposureDesk.Word(
                String.join("\n", entries),
                JsonBody.text(said, "authorisedBy"),
                JsonBody.text(said, "reference"),
                day("until", said.path("until").asText("")));
        return JsonAnswer.of(201, desk.authorise(viewer, id, word));
    }

    @PostMapping("/grants/{grant}/end")
    ResponseEntity<byte[]> end(Viewer viewer, @PathVariable String tenant, @PathVariable String grant) {
        TenantId id = manager(viewer, tenant);
        if (!desk.end(viewer, id, grant)) {
            throw new NoSuchPage("an authorisation " + grant + " that stands");
        }
        return standing(viewer, tenant);
    }

    /**
     * Takes one file in, as the body. In the address: {@code name} for people, {@code format} where its content does not
     * tell, {@code madeOn} where the file does not tell, and {@code preview=true} to have it read only.
     */
    @PostMapping("/imports")
    ResponseEntity<byte[]> take(Viewer viewer, @PathVariable String tenant, HttpServletRequest request)
            throws IOException {
        TenantId id = known(viewer, tenant);
        AddressLine address = AddressLine.of(request);
        try (Body body = new Body(request.getInputStream(), settings.largestBody())) {
            Preview preview = desk.read(
                    viewer,
                    id,
                    List.of(new Sent(address.value("name").orElse("body"), body)),
                    format(address.value("format").orElse("")),
                    day("madeOn", address.value("madeOn").orElse("")));
            body.requireWhole();
            boolean readOnly = address.value("preview").filter("true"::equals).isPresent();
            return readOnly ? JsonAnswer.ok(preview) : JsonAnswer.of(201, desk.take(viewer, preview));
        }
    }

    private record Sent(String name, InputStream open) implements ExposureDesk.Upload {}

    private TenantId known(Viewer viewer, String tenant) {
        TenantId id = new TenantId(tenant);
        if (!viewer.role().importsExposure() || tenants.find(viewer.scope(), id).isEmpty()) {
            throw new NoSuchPage("tenant " + tenant);
        }
        return id;
    }

    private TenantId manager(Viewer viewer, String tenant) {
        if (!viewer.role().managesTenants()) {
            throw new NoSuchPage("form");
        }
        return known(viewer, tenant);
    }

    private static Optional<ExposureFormat> format(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.of(Arrays.stream(ExposureFormat.values())
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'format' must be one of "
                        + Arrays.toString(ExposureFormat.values()) + ", not '" + name + "'")));
    }

    private static Optional<LocalDate> day(String key, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be a day such as 2030-01-31, not '" + text + "'", bad);
        }
    }
}
