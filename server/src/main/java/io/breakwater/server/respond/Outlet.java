package io.breakwater.server.respond;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.core.respond.action.ResponderSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One responder as the configuration names it, not opened yet.
 *
 * @param name by which people and actions know it
 * @param kind of {@link ResponderKind}
 * @param values of the keys that its kind names
 * @param home what relative paths are relative to
 * @param tenants whom it acts for; empty: for every tenant, as a gateway before all of them does
 */
public record Outlet(String name, String kind, Map<String, String> values, Path home, Set<TenantId> tenants) {
    private static final String NAME = "[a-z][a-z0-9-]{0,39}";

    public Outlet {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "a responder's name has 1 to 40 of a-z, 0-9 and '-', a letter first, not '" + name + "'");
        }
        values = Map.copyOf(values);
        tenants = Set.copyOf(tenants);
    }

    /** All kinds that are on the class path, by name. */
    public static SortedMap<String, ResponderKind> kinds() {
        SortedMap<String, ResponderKind> kinds = new TreeMap<>();
        ServiceLoader.load(ResponderKind.class).forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    public boolean serves(TenantId tenant) {
        return tenants.isEmpty() || tenants.contains(tenant);
    }

    /**
     * Makes it ready; nothing is sent yet.
     *
     * @throws IllegalArgumentException when the kind is unknown or a value can't be used
     * @throws java.io.UncheckedIOException when a file that it names can't be read
     */
    public Responder open(InstantSource clock) {
        return Optional.ofNullable(kinds().get(kind))
                .orElseThrow(
                        () -> new IllegalArgumentException(name + ": no kind of responder is called '" + kind + "'"))
                .open(new ResponderSettings(name, values, home, clock));
    }
}
