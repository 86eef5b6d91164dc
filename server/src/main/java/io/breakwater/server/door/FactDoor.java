package io.breakwater.server.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.api.JsonAnswer;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens.Sender;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what is known of a tenant: its profile, its exposed assets, windows in which it may be tested. They go the same
 * way as records. The tenant is the token's; one that the body names must be the same.
 */
@RestController
final class FactDoor {
    private final DoorKeeper keeper;
    private final FactIntake intake;
    private final Tenants tenants;
    private final ServerParts parts;
    private final ServerSettings settings;

    FactDoor(DoorKeeper keeper, FactIntake intake, Tenants tenants, ServerParts parts, ServerSettings settings) {
        this.keeper = keeper;
        this.intake = intake;
        this.tenants = tenants;
        this.parts = parts;
        this.settings = settings;
    }

    /** One object: {@code name}, {@code province}, {@code industry}. */
    @PostMapping("/api/v1/facts/profile")
    ResponseEntity<byte[]> profile(HttpServletRequest request) throws IOException {
        return take(request, TenantProfile.class);
    }

    /** Objects, one after another or in an array: {@code asset}, {@code address}, {@code product}, ... */
    @PostMapping("/api/v1/facts/assets")
    ResponseEntity<byte[]> assets(HttpServletRequest request) throws IOException {
        return take(request, ExposedAsset.class);
    }

    /** Objects: {@code asset}, {@code from}, {@code until}, {@code ticket}. */
    @PostMapping("/api/v1/facts/authorisations")
    ResponseEntity<byte[]> authorisations(HttpServletRequest request) throws IOException {
        return take(request, Authorisation.class);
    }

    /** All or nothing: every fact is read before the first is taken in. */
    private <T extends TenantInput> ResponseEntity<byte[]> take(HttpServletRequest request, Class<T> kind)
            throws IOException {
        Sender sender = keeper.admit(request);
        Instant arrival = parts.clock().instant();
        List<T> facts = read(request, kind, sender, arrival);
        long accepted = intake.take(facts, arrival);
        facts.stream()
                .filter(TenantProfile.class::isInstance)
                .map(TenantProfile.class::cast)
                .forEach(tenants::register);
        return JsonAnswer.ok(new Receipt(accepted, 0, List.of()));
    }

    private <T> List<T> read(HttpServletRequest request, Class<T> kind, Sender sender, Instant arrival)
            throws IOException {
        ObjectMapper json = Json.text();
        List<T> facts = new ArrayList<>();
        try (Body body = new Body(request.getInputStream(), settings.largestBody());
                MappingIterator<JsonNode> values =
                        json.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                facts.add(fact(values.nextValue(), kind, sender, arrival, facts.size()));
            }
        } catch (JsonProcessingException | RuntimeJsonMappingException broken) {
            throw new IllegalArgumentException("fact " + facts.size() + ": " + broken.getMessage(), broken);
        }
        return facts;
    }

    private static <T> T fact(JsonNode value, Class<T> kind, Sender sender, Instant arrival, int number)
            throws JsonProcessingException {
        if (!(value instanceof ObjectNode object)) {
            throw new IllegalArgumentException("fact " + number + " is no JSON object");
        }
        String tenant = sender.tenant().value();
        if (object.has("tenant") && !object.get("tenant").asText().equals(tenant)) {
            throw new IllegalArgumentException("fact " + number + " names the tenant '"
                    + object.get("tenant").asText() + "', but the token is of '" + tenant + "'");
        }
        object.put("type", kind.getSimpleName()).put("tenant", tenant);
        defaults(object, kind, arrival);
        return Json.text().treeToValue(object, kind);
    }

    /** What a fact leaves out is not known, which the model writes as an empty text. */
    private static void defaults(ObjectNode object, Class<?> kind, Instant arrival) {
        List<String> texts = List.of("name", "province", "industry", "address", "product", "version", "ticket");
        texts.stream().filter(key -> !object.hasNonNull(key)).forEach(key -> object.put(key, ""));
        if (kind == ExposedAsset.class) {
            if (!object.hasNonNull("knownFrom")) {
                object.put("knownFrom", arrival.toString());
            }
            if (!object.hasNonNull("weaknesses")) {
                object.putArray("weaknesses");
            }
        }
    }
}
