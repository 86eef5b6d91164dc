package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The real file system until told to fail. */
final class FailingDisk implements SegmentDisk {
    final AtomicInteger syncs = new AtomicInteger();
    volatile int roomBytes = Integer.MAX_VALUE;
    volatile long freeBytes = Long.MAX_VALUE;
    volatile boolean syncFails;

    private final SegmentDisk real = SegmentDisk.real();

    @Override
    public Segment open(Path folder, String name) throws IOException {
        Segment segment = real.open(folder, name);
        return new Segment() {
            @Override
            public void append(ByteBuffer bytes) throws IOException {
                if (bytes.remaining() > roomBytes) {
                    segment.append(bytes.slice(bytes.position(), roomBytes));
                    throw new IOException("No space left on device");
                }
                segment.append(bytes);
            }

            @Override
            public void sync() throws IOException {
                if (syncFails) {
                    throw new IOException("Input/output error");
                }
                syncs.incrementAndGet();
                segment.sync();
            }

            @Override
            public void truncate(long length) throws IOException {
                segment.truncate(length);
            }

            @Override
            public void close() throws IOException {
                segment.close();
            }
        };
    }

    @Override
    public long freeBytes(Path folder) {
        return freeBytes;
    }
}
