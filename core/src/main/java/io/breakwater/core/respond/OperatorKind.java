package io.breakwater.core.respond;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which kind of operator a tenant is; decides how soon an incident must be reported. */
public enum OperatorKind {
    CRITICAL_INFRASTRUCTURE,
    CENTRAL_ORGAN,
    OTHER;

    static Optional<OperatorKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }
}
