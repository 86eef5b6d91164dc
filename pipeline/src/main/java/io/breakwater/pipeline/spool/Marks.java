package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Two positions per partition in a mapped file, so that writer and reader see them without asking the disk: up to where
 * entries are durable (a reader goes no further: a checkpoint must never stand behind what a power cut can take away), and
 * up to where the job's latest checkpoint has read. After a power cut the file may be older than the logs; the first mark
 * is therefore set anew at start-up, and the second only ever keeps segments longer than needed.
 */
final class Marks {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int PER_PARTITION = 2 * Long.BYTES;

    private final ByteBuffer mapped;

    private Marks(ByteBuffer mapped) {
        this.mapped = mapped;
    }

    static Marks open(Path folder, int partitions) throws IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve("marks"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            MappedByteBuffer mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, (long) partitions * PER_PARTITION);
            return new Marks(mapped);
        }
    }

    long durable(int partition) {
        return (long) LONG.getAcquire(mapped, partition * PER_PARTITION);
    }

    void durable(int partition, long position) {
        LONG.setRelease(mapped, partition * PER_PARTITION, position);
    }

    long consumed(int partition) {
        return (long) LONG.getAcquire(mapped, partition * PER_PARTITION + Long.BYTES);
    }

    void consumed(int partition, long position) {
        LONG.setRelease(mapped, partition * PER_PARTITION + Long.BYTES, position);
    }
}
