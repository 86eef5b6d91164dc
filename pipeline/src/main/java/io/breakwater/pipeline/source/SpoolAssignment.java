package io.breakwater.pipeline.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What the enumerator remembers: partitions that no reader has yet.
 *
 * @param waiting with the position at which to begin
 */
record SpoolAssignment(List<SpoolSplit> waiting) {
    SpoolAssignment {
        waiting = List.copyOf(waiting);
    }

    static SpoolAssignment fromTheBeginning(int partitions) {
        List<SpoolSplit> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new SpoolSplit(partition, 0));
        }
        return new SpoolAssignment(all);
    }

    /** The splits one after the other. */
    static final class Serializer implements SimpleVersionedSerializer<SpoolAssignment> {
        private static final int VERSION = 1;
        private static final int SPLIT = Integer.BYTES + Long.BYTES;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(SpoolAssignment assignment) {
            ByteBuffer bytes = ByteBuffer.allocate(assignment.waiting().size() * SPLIT);
            assignment
                    .waiting()
                    .forEach(split -> bytes.putInt(split.partition()).putLong(split.position()));
            return bytes.array();
        }

        @Override
        public SpoolAssignment deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException("a spool assignment of format " + version + "; this build reads " + VERSION);
            }
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            List<SpoolSplit> splits = new ArrayList<>();
            while (bytes.hasRemaining()) {
                splits.add(new SpoolSplit(bytes.getInt(), bytes.getLong()));
            }
            return new SpoolAssignment(splits);
        }
    }
}
