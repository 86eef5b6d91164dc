package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of one partition: segments in a folder, the last of them open. Used by one thread.
 *
 * <p>A position counts bytes from the first entry that the partition ever held. Only the last segment can be torn, for a
 * segment is synced whole before the next is begun. What a crash left half written was never acknowledged and is cut off at
 * start-up; should the cut reach below what was marked durable (a disk that lied), the cut bytes are kept in a
 * {@code .cut} file beside the segment for a person to look at.
 */
final class PartitionLog implements AutoCloseable {
    private final Path folder;
    private final int partition;
    private final SpoolSettings settings;
    private final SegmentDisk disk;
    private final Marks marks;
    private final InstantSource clock;

    private SegmentDisk.@Nullable Segment open;
    private long base;
    private long end;
    private boolean broken;

    PartitionLog(
            Path folder, int partition, SpoolSettings settings, SegmentDisk disk, Marks marks, InstantSource clock) {
        this.folder = folder;
        this.partition = partition;
        this.settings = settings;
        this.disk = disk;
        this.marks = marks;
        this.clock = clock;
    }

    /** Cuts a torn tail off and gets ready to append. */
    void recover() throws IOException {
        List<Path> segments = SegmentName.in(folder);
        if (!segments.isEmpty()) {
            Path last = segments.getLast();
            base = SegmentName.base(last);
            end = base + SegmentScan.wholeBytes(last, settings.largestRecord());
            cutTail(last);
        }
        if (marks.consumed(partition) > end) {
            // A position that the job has passed must not be given out again.
            base = marks.consumed(partition);
            end = base;
        }
        marks.durable(partition, end);
        deleteUnneeded();
    }

    private void cutTail(Path segment) throws IOException {
        long whole = end - base;
        long size = Files.size(segment);
        if (size == whole) {
            return;
        }
        if (marks.durable(partition) > end) {
            keepCut(segment, whole, size);
        }
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
            channel.force(true);
        }
    }

    private static void keepCut(Path segment, long from, long size) throws IOException {
        Path cut = segment.resolveSibling(segment.getFileName() + "." + from + ".cut");
        try (FileChannel in = FileChannel.open(segment, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        cut,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long copied = from;
            while (copied < size) {
                copied += in.transferTo(copied, size - copied, out);
            }
        }
    }

    /** Appends whole entries and makes them durable, all or none. An IOException means that none was taken. */
    void append(ByteBuffer entries) throws IOException {
        if (broken) {
            throw new IOException("the disk failed while syncing; check it, then restart the service");
        }
        long free = disk.freeBytes(folder);
        if (free < settings.reserveBytes() + entries.remaining()) {
            throw new NoRoom(folder, free, settings.reserveBytes());
        }
        SegmentDisk.Segment segment = segmentFor(entries.remaining());
        int length = entries.remaining();
        try {
            segment.append(entries);
        } catch (IOException full) {
            takeBack(segment);
            throw full;
        }
        sync(segment);
        end += length;
        marks.durable(partition, end);
    }

    private void takeBack(SegmentDisk.Segment segment) {
        try {
            segment.truncate(end - base);
        } catch (IOException cannot) {
            broken = true;
        }
    }

    /** After a failed sync nobody knows what of the file is on disk: nothing more is taken until start-up has looked. */
    private void sync(SegmentDisk.Segment segment) throws IOException {
        try {
            segment.sync();
        } catch (IOException failed) {
            broken = true;
            throw failed;
        }
    }

    private SegmentDisk.Segment segmentFor(int length) throws IOException {
        SegmentDisk.Segment segment = open;
        if (segment != null && end > base && end - base + length > settings.segmentBytes()) {
            segment.close();
            segment = null;
            base = end;
            deleteUnneeded();
        }
        if (segment == null) {
            segment = disk.open(folder, SegmentName.of(base));
            open = segment;
        }
        return segment;
    }

    /** Deletes segments that a completed checkpoint has passed and whose time is over; never the last. */
    private void deleteUnneeded() throws IOException {
        List<Path> segments = SegmentName.in(folder);
        Instant oldest = clock.instant().minus(settings.retention());
        for (int i = 0; i + 1 < segments.size(); i++) {
            long endsAt = SegmentName.base(segments.get(i + 1));
            boolean passed = endsAt <= marks.consumed(partition);
            boolean over =
                    Files.getLastModifiedTime(segments.get(i)).toInstant().isBefore(oldest);
            if (!passed || !over) {
                return;
            }
            Files.delete(segments.get(i));
        }
    }

    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    /** The disk has less room than the reserve. */
    static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;

        NoRoom(Path folder, long free, long reserve) {
            super("the disk of " + folder + " has " + (free >> 20) + " MiB left, " + (reserve >> 20)
                    + " MiB of them are kept for database and checkpoints; make room, then send the record again");
        }
    }
}
