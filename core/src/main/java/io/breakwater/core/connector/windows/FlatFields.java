package io.breakwater.core.connector.windows;

import io.breakwater.core.model.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one Windows event under their flat names, the ones of {@code System} first. A name that comes
 * again gets a second value: clearing a log has the cleared {@code Channel} beside its own, and an event that could not be
 * written (1108) has the lost one's {@code EventID} beside its own, so that rules that ask for either see it. But for those
 * that say who wrote the event: a second {@code Computer} becomes {@code UserData_Computer}.
 */
public final class FlatFields {
    private static final Set<String> IDENTITY = Set.of("Provider_Name", "Computer");

    private final Fields.Builder fields = Fields.builder();

    /** Adds a value of {@code System}; what Windows left blank is no field. */
    public FlatFields system(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.add(name, value);
        }
        return this;
    }

    /** Adds a value of {@code EventData} or {@code UserData}; null stands for an element without a value. */
    public FlatFields own(String name, @Nullable String value) {
        boolean taken = IDENTITY.contains(name) && fields.has(name);
        fields.add(taken ? "UserData_" + name : name, value);
        return this;
    }

    public boolean has(String name) {
        return fields.has(name);
    }

    public Fields build() {
        return fields.build();
    }
}
