package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few things that a spool asks of a disk; a test puts a failing one in its place. */
interface SegmentDisk {
    /** One segment open for appending. */
    interface Segment extends AutoCloseable {
        void append(ByteBuffer bytes) throws IOException;

        void sync() throws IOException;

        void truncate(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens the file {@code name} for appending at its end; a new file is durable in its folder when this returns. */
    Segment open(Path folder, String name) throws IOException;

    /** Bytes that may still be written into the folder's file system; asked before every append. */
    long freeBytes(Path folder) throws IOException;

    /** Makes the entries of {@code folder} itself durable: created and deleted files. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The file system. */
    static SegmentDisk real() {
        return new SegmentDisk() {
            @Override
            public Segment open(Path folder, String name) throws IOException {
                Path file = folder.resolve(name);
                boolean created = !Files.exists(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel.position(channel.size());
                if (created) {
                    syncFolder(folder);
                }
                return new ChannelSegment(channel);
            }

            @Override
            public long freeBytes(Path folder) throws IOException {
                // Not by Files.getFileStore, which reads the table of mounts each time: most of what an append cost.
                long free = folder.toFile().getUsableSpace();
                if (free == 0 && !Files.isDirectory(folder)) {
                    throw new NoSuchFileException(folder.toString());
                }
                return free;
            }
        };
    }

    /** A segment on a file channel. */
    record ChannelSegment(FileChannel channel) implements Segment {
        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
            channel.position(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
