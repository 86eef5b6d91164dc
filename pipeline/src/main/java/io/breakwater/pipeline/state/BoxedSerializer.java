package io.breakwater.pipeline.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a box as a length and its bytes; knows nothing of what is inside. */
final class BoxedSerializer<S> extends TypeSerializer<Boxed<S>> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Boxed<S>> duplicate() {
        return this;
    }

    @Override
    public Boxed<S> createInstance() {
        return Boxed.closed(new byte[0]);
    }

    @Override
    public Boxed<S> copy(Boxed<S> from) {
        try {
            return from.copy();
        } catch (IOException broken) {
            throw new UncheckedIOException("a state that its own codec cannot write", broken);
        }
    }

    @Override
    public Boxed<S> copy(Boxed<S> from, Boxed<S> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Boxed<S> box, DataOutputView target) throws IOException {
        byte[] bytes = box.bytes();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public Boxed<S> deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return Boxed.closed(bytes);
    }

    @Override
    public Boxed<S> deserialize(Boxed<S> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoxedSerializer;
    }

    @Override
    public int hashCode() {
        return BoxedSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Boxed<S>> snapshotConfiguration() {
        return new Snapshot<>();
    }

    /** The box never changes, only what is inside. */
    public static final class Snapshot<S> extends SimpleTypeSerializerSnapshot<Boxed<S>> {
        public Snapshot() {
            super(BoxedSerializer::new);
        }
    }
}
