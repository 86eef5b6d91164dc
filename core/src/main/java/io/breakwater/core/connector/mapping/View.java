package io.breakwater.core.connector.mapping;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How a record is to be seen: the top of a mapping file, or a variant that overrides parts of it. */
record View(
        Optional<String> product,
        Optional<OcsfClass> ocsfClass,
        Optional<LogSource> logSource,
        Map<Attribute, ValueSource> attributes) {
    View {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(attributes));
    }

    /** This view, overridden by what {@code other} states. */
    View overriddenBy(View other) {
        Map<Attribute, ValueSource> both = new EnumMap<>(Attribute.class);
        both.putAll(attributes);
        both.putAll(other.attributes);
        return new View(
                other.product.or(() -> product),
                other.ocsfClass.or(() -> ocsfClass),
                other.logSource.or(() -> logSource),
                both);
    }
}
