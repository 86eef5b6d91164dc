package io.breakwater.core.incident;

import io.breakwater.core.model.Authorisation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The authorised windows of a tenant, by the name under which they were announced. */
final class Drills {
    private static final Comparator<Authorisation> ORDER = Comparator.comparing(Authorisation::from)
            .thenComparing(Authorisation::until)
            .thenComparing(Authorisation::ticket);

    final Map<String, NavigableSet<Authorisation>> windows = new HashMap<>();

    /** True when the window was not known. */
    boolean enter(Authorisation window) {
        return windows.computeIfAbsent(name(window), key -> new TreeSet<>(ORDER))
                .add(window);
    }

    static String name(Authorisation window) {
        return window.asset().strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The window under {@code name} that the whole group falls into. A group that reaches over an end of the window is
     * not covered: part of it was not allowed.
     */
    Optional<Authorisation> covering(String name, Group group) {
        NavigableSet<Authorisation> known = windows.get(name);
        if (known == null) {
            return Optional.empty();
        }
        return known.stream()
                .filter(window -> !group.first.isBefore(window.from()) && !group.last.isAfter(window.until()))
                .findFirst();
    }
}
