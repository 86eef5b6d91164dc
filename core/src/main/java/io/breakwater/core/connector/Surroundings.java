package io.breakwater.core.connector;

import io.breakwater.core.model.Attributes;
import java.time.Instant;
import java.util.Optional;

/**
 * What the wrapping of a record tells of it (a syslog header, a log shipper's envelope): used where the record itself is
 * silent.
 *
 * @param time when the wrapping says that it happened
 * @param attributes for example the host that the wrapping names
 */
public record Surroundings(Optional<Instant> time, Attributes attributes) {
    public static final Surroundings NONE = new Surroundings(Optional.empty(), Attributes.empty());

    /** These, filled up with what only {@code outer} knows. */
    public Surroundings within(Surroundings outer) {
        Attributes.Builder both = Attributes.builder();
        outer.attributes.asMap().forEach(both::put);
        attributes.asMap().forEach(both::put);
        return new Surroundings(time.or(outer::time), both.build());
    }
}
