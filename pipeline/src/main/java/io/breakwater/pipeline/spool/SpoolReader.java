package io.breakwater.pipeline.spool;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one partition from a position on, never beyond what is durable. Used by one thread.
 *
 * <p>A gap between segments (they were deleted, or moved away by hand because they are damaged) is passed over.
 */
public final class SpoolReader implements AutoCloseable {
    private static final int FIRST_BUFFER = 1 << 18;

    private final RecordCodec codec = new RecordCodec();
    private final Path folder;
    private final int partition;
    private final Marks marks;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER).limit(0);
    private @Nullable FileChannel segment;
    private long base;
    private long position;

    private SpoolReader(Path folder, int partition, Marks marks, long position) {
        this.folder = folder;
        this.partition = partition;
        this.marks = marks;
        this.position = position;
    }

    /** Opens a partition for reading at {@code position}, which is 0 or was given by {@link #position()}. */
    public static SpoolReader open(SpoolLayout layout, int partition, long position) throws IOException {
        Marks marks = Marks.open(layout.folder(), layout.partitions());
        return new SpoolReader(layout.partition(partition), partition, marks, position);
    }

    /** Where the next record begins. */
    public long position() {
        return position;
    }

    /** Up to where records are durable now. */
    public long durableEnd() {
        return marks.durable(partition);
    }

    public boolean hasNext() {
        return position < marks.durable(partition);
    }

    /** Tells the spool that a completed checkpoint stands at {@code position}: segments before it may go. */
    public void consumed(long position) {
        marks.consumed(partition, position);
    }

    /** The next record; empty when all that is durable has been read. */
    public Optional<RawRecord> next() throws IOException {
        while (hasNext()) {
            if (buffered(EntryFormat.HEADER) && buffered(EntryFormat.HEADER + buffer.getInt(buffer.position()))) {
                return Optional.of(take());
            }
            if (!toNextSegment()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private RawRecord take() throws IOException {
        int length = buffer.getInt();
        int checksum = buffer.getInt();
        int start = buffer.position();
        if (EntryFormat.checksum(length, buffer.array(), start) != checksum) {
            throw damaged();
        }
        byte[] body = new byte[length];
        buffer.get(body);
        position += EntryFormat.HEADER + length;
        return codec.fromBytes(body);
    }

    private IOException damaged() {
        return new IOException("the segment " + SegmentName.file(folder, base) + " is damaged at byte "
                + (position - base) + ": move the file away to go on behind it, and have its senders send again");
    }

    /** Sees to it that {@code bytes} are in the buffer; false when the segment ends before. */
    private boolean buffered(int bytes) throws IOException {
        if (bytes < EntryFormat.HEADER) {
            throw damaged();
        }
        if (buffer.remaining() >= bytes) {
            return true;
        }
        FileChannel channel = segment;
        if (channel == null) {
            return false;
        }
        refill(channel, bytes);
        return buffer.remaining() >= bytes;
    }

    private void refill(FileChannel channel, int bytes) throws IOException {
        if (buffer.capacity() < bytes) {
            if (bytes > channel.size()) {
                throw damaged();
            }
            buffer = ByteBuffer.allocate(bytes).put(buffer).flip();
        }
        buffer.compact();
        long readable = Math.min(buffer.remaining(), marks.durable(partition) - position - buffer.position());
        buffer.limit(buffer.position() + (int) Math.max(readable, 0));
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, position - base + buffer.position());
        }
        buffer.flip();
    }

    /** Opens the segment that holds the position, or the first one behind it; false when there is none. */
    private boolean toNextSegment() throws IOException {
        Optional<Path> found = Optional.empty();
        for (Path file : SegmentName.in(folder)) {
            boolean holds = SegmentName.base(file) <= position && position < SegmentName.base(file) + size(file);
            boolean behind = SegmentName.base(file) > position;
            if (holds || behind) {
                found = Optional.of(file);
                break;
            }
        }
        if (found.isEmpty()) {
            return false;
        }
        if (segment != null && SegmentName.base(found.get()) == base) {
            // It claims an entry that reaches beyond its end.
            throw damaged();
        }
        close();
        base = SegmentName.base(found.get());
        position = Math.max(position, base);
        segment = FileChannel.open(found.get(), StandardOpenOption.READ);
        buffer.limit(0);
        return true;
    }

    private static long size(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }
}
