package io.breakwater.app.config;

import io.breakwater.core.content.Spelling;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.server.respond.Outlet;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Reads {@code four-eyes} and {@code responders}. Which keys a responder has is its kind's matter; a value that the kind
 * can't use, or a secret that can't be read, is a mistake of the file like any other.
 */
final class ResponseReader {
    private final SortedMap<String, ResponderKind> kinds = Outlet.kinds();
    private final Set<String> names = new HashSet<>();
    private final Path home;

    private ResponseReader(Path home) {
        this.home = home;
    }

    static Settings.Response read(Section root, Path home) {
        ResponseReader reader = new ResponseReader(home);
        boolean fourEyes = root.value("four-eyes", SettingsReader::yes, true, "true or false");
        List<Outlet> responders = new ArrayList<>();
        root.sections("responders").forEach(section -> reader.outlet(section).ifPresent(responders::add));
        return new Settings.Response(fourEyes, responders);
    }

    private Optional<Outlet> outlet(Section section) {
        String name = section.required("name");
        Set<TenantId> tenants = tenants(section);
        Optional<ResponderKind> kind = kind(section);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        kind.get().required().forEach(key -> values.put(key, section.required(key)));
        kind.get().optional().forEach(key -> values.put(key, section.text(key, "")));
        section.finish();
        boolean complete = section.has("name") && kind.get().required().stream().allMatch(section::has);
        return complete
                ? usable(section, () -> new Outlet(name, kind.get().name(), values, home, tenants))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Making {
        Outlet make();
    }

    private Optional<Outlet> usable(Section section, Making making) {
        try {
            Outlet outlet = making.make();
            outlet.open(InstantSource.system());
            if (!names.add(outlet.name())) {
                section.complain("two responders are called '" + outlet.name() + "'");
            }
            return Optional.of(outlet);
        } catch (IllegalArgumentException | UncheckedIOException bad) {
            section.complain(String.valueOf(bad.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ResponderKind> kind(Section section) {
        String named = section.required("kind");
        Optional<ResponderKind> kind = Optional.ofNullable(kinds.get(named));
        if (kind.isEmpty() && section.has("kind")) {
            section.complain("no kind of responder is called '" + named + "'"
                    + Spelling.nearest(named, kinds.keySet())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are: " + String.join(", ", kinds.keySet())));
        }
        return kind;
    }

    private static Set<TenantId> tenants(Section section) {
        Set<TenantId> tenants = new HashSet<>();
        for (String written : section.list("tenants", text -> text)) {
            try {
                tenants.add(new TenantId(written));
            } catch (IllegalArgumentException bad) {
                section.complain("'tenants': " + bad.getMessage());
            }
        }
        return tenants;
    }
}
