package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one way in which words become bytes: JSON for people, Smile for state and transport. Unknown properties are passed
 * over, so that a newer writer does not stop an older reader; instants are ISO-8601 in UTC.
 */
public final class Json {
    private static final ObjectMapper TEXT = configured(JsonMapper.builder(
            new JsonFactoryBuilder().characterEscapes(new LogTextEscapes()).build()));
    private static final ObjectMapper BINARY = configured(SmileMapper.builder());

    private Json() {}

    private static ObjectMapper configured(MapperBuilder<?, ?> builder) {
        return builder.addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                // Without it a record would be written as {}: its accessors count as getters.
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .registerSubtypes(named(TenantInput.class))
                .registerSubtypes(named(ProviderInput.class))
                .registerSubtypes(named(ProviderOutput.class))
                .build();
    }

    private static Class<?>[] named(Class<?> sealedInterface) {
        return sealedInterface.getPermittedSubclasses();
    }

    public static ObjectMapper text() {
        return TEXT;
    }

    public static ObjectMapper binary() {
        return BINARY;
    }
}
