package io.breakwater.pipeline.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Flink's view of {@link Boxed}.
 *
 * @param <S> the state inside
 */
public final class BoxedType<S> extends TypeInformation<Boxed<S>> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked") // a class literal knows nothing of type arguments
    public Class<Boxed<S>> getTypeClass() {
        return (Class<Boxed<S>>) (Class<?>) Boxed.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Boxed<S>> createSerializer(SerializerConfig config) {
        return new BoxedSerializer<>();
    }

    @Override
    public String toString() {
        return "Boxed";
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof BoxedType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoxedType;
    }

    @Override
    public int hashCode() {
        return BoxedType.class.hashCode();
    }
}
