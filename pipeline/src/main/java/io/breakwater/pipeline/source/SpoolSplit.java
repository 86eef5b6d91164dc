package io.breakwater.pipeline.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * One partition of the spool and how far it has been read.
 *
 * @param position where the next record begins, in bytes
 */
record SpoolSplit(int partition, long position) implements SourceSplit {
    @Override
    public String splitId() {
        return Integer.toString(partition);
    }

    /** Two numbers. */
    static final class Serializer implements SimpleVersionedSerializer<SpoolSplit> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(SpoolSplit split) {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(split.partition())
                    .putLong(split.position())
                    .array();
        }

        @Override
        public SpoolSplit deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException("a spool position of format " + version + "; this build reads " + VERSION);
            }
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            return new SpoolSplit(bytes.getInt(), bytes.getLong());
        }
    }
}
