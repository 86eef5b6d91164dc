package io.breakwater.pipeline.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class BoxedTest {
    private final TypeSerializer<Boxed<List<String>>> serializer =
            new BoxedType<List<String>>().createSerializer(new SerializerConfigImpl());

    @Test
    void keepsALiveStateThroughACheckpoint() throws IOException {
        Boxed<List<String>> box = Boxed.of(new ArrayList<>(List.of("a", "b")), new Texts(1));
        assertThat(restored(box).open(new Texts(1))).containsExactly("a", "b");
    }

    @Test
    void handsAnUnopenedStateOnUnchanged() throws IOException {
        Boxed<List<String>> box = restored(Boxed.of(new ArrayList<>(List.of("a")), new Texts(1)));
        assertThat(restored(restored(box)).open(new Texts(1))).containsExactly("a");
    }

    @Test
    void letsANewerCodecReadWhatAnOlderOneWrote() throws IOException {
        Boxed<List<String>> old = restored(Boxed.of(new ArrayList<>(List.of("a")), new Texts(1)));
        assertThat(old.open(new Texts(2))).containsExactly("a", "came with format 2");
    }

    @Test
    void saysWhenTheStateComesFromANewerBuild() throws IOException {
        Boxed<List<String>> newer = restored(Boxed.of(new ArrayList<>(List.of("a")), new Texts(3)));
        assertThatThrownBy(() -> newer.open(new Texts(2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 3");
    }

    @Test
    void copiesSoThatACheckpointSeesNoLaterChange() throws IOException {
        Boxed<List<String>> inCheckpoint = Boxed.of(new ArrayList<>(List.of("a")), new Texts(1));
        Boxed<List<String>> inUse = serializer.copy(inCheckpoint);
        inUse.open(new Texts(1)).add("later");
        assertThat(restored(inCheckpoint).open(new Texts(1))).containsExactly("a");
        assertThat(restored(inUse).open(new Texts(1))).containsExactly("a", "later");
    }

    @Test
    void theLiveObjectGoesOnInTheCopyAndIsNotReadBack() throws IOException {
        List<String> live = new ArrayList<>(List.of("a"));
        Boxed<List<String>> inUse = serializer.copy(Boxed.of(live, new Texts(1)));
        assertThat(inUse.open(new Texts(1))).isSameAs(live);
    }

    @Test
    void copiesWhatWasNotOpened() throws IOException {
        Boxed<List<String>> inCheckpoint = restored(Boxed.of(new ArrayList<>(List.of("a")), new Texts(1)));
        Boxed<List<String>> inUse = serializer.copy(inCheckpoint);
        inUse.open(new Texts(1)).add("later");
        assertThat(restored(inCheckpoint).open(new Texts(1))).containsExactly("a");
    }

    @Test
    void restoresItsSerializerWithoutKnowingTheState() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<Boxed<List<String>>> snapshot = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
    }

    private Boxed<List<String>> restored(Boxed<List<String>> box) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(box, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    /** Lists of texts in a format that had a second edition. */
    private record Texts(int format) implements Codec<List<String>> {
        @Override
        public void write(List<String> value, DataOutput out) throws IOException {
            out.writeByte(format);
            out.writeInt(value.size());
            for (String text : value) {
                out.writeUTF(text);
            }
        }

        @Override
        public List<String> read(DataInput in) throws IOException {
            int written = in.readUnsignedByte();
            if (written > format) {
                throw new IOException("format " + written);
            }
            List<String> texts = new ArrayList<>();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                texts.add(in.readUTF());
            }
            if (written < format) {
                texts.add("came with format " + format);
            }
            return texts;
        }
    }
}
