package io.breakwater.core.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Who plays: customers, products, gangs, addresses; read from {@code content/drill/cast.json}.
 *
 * @param commandServers addresses the gang commands from
 * @param attackers addresses it attacks from
 */
record Cast(
        List<Customer> customers,
        List<Product> products,
        Family family,
        Family otherFamily,
        List<String> commandServers,
        List<String> attackers) {

    /** @param code two letters that the customer's host names begin with */
    record Customer(String id, String code, String name, String province, String industry, Set<Sensor> sensors) {
        TenantId tenant() {
            return new TenantId(id);
        }

        TenantProfile profile() {
            return new TenantProfile(tenant(), name, province, industry);
        }
    }

    /** @param weight share of the assets that expose it, against the sum of all */
    record Product(String name, int weight) {}

    /** @param note file name of the ransom note */
    record Family(String name, String extension, String note) {}

    static Cast builtIn() {
        List<Path> found = ContentLibrary.builtIn().files("drill", "cast.json"::equals);
        if (found.isEmpty()) {
            throw new IllegalStateException("the built-in content has no drill/cast.json");
        }
        return read(ContentLibrary.text(found.get(0)));
    }

    static Cast read(String json) {
        try {
            return Json.text().readValue(json, Cast.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the drill's cast cannot be read: " + broken.getMessage(), broken);
        }
    }
}
