package io.breakwater.pipeline.spool;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.pipeline.intake.IntakeRefusal.Reason;
import io.breakwater.pipeline.intake.RecordCodec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The log on disk between the doors and the job, and with it the promise of the whole product: an acknowledged record is
 * durable.
 *
 * <p>A folder holds one log per partition; a tenant always goes to the same one, so the order of a tenant's records is the
 * same each time they are read. Records are appended in groups that share one sync; the future of a record completes after
 * it. The job reads behind the writer ({@link SpoolReader}) and keeps its position in its checkpoints; a segment is deleted
 * only after a completed checkpoint has passed it and its retention is over. A record sent twice stands here twice: ids
 * from content make that harmless further down.
 *
 * <p>Limits: one process writes a folder (a lock says so); the reader must run on the same machine. More machines take
 * Kafka in its place behind the same {@link Intake}.
 */
public final class Spool implements Intake {
    private final RecordCodec codec = new RecordCodec();
    private final SpoolSettings settings;
    private final FileChannel lock;
    private final List<PartitionLog> logs = new ArrayList<>();
    private final List<PartitionWriter> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Spool(SpoolSettings settings, FileChannel lock) {
        this.settings = settings;
        this.lock = lock;
    }

    /**
     * Opens or makes the spool in {@code folder}, cutting off what a crash left half written.
     *
     * @throws IOException when the folder cannot be used or another process has it open
     */
    public static Spool open(Path folder, SpoolSettings settings) throws IOException {
        return open(folder, settings, SegmentDisk.real(), InstantSource.system());
    }

    static Spool open(Path folder, SpoolSettings settings, SegmentDisk disk, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        SpoolLayout layout = SpoolLayout.openOrMake(folder, settings.partitions());
        Spool spool = new Spool(settings, lock(folder));
        Marks marks = Marks.open(folder, layout.partitions());
        for (int partition = 0; partition < layout.partitions(); partition++) {
            PartitionLog log = new PartitionLog(layout.partition(partition), partition, settings, disk, marks, clock);
            log.recover();
            spool.start(partition, log);
        }
        return spool;
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another process writes the spool in " + folder + "; stop it first");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private void start(int partition, PartitionLog log) {
        PartitionWriter writer = new PartitionWriter(log, settings.pendingBytes());
        logs.add(log);
        writers.add(writer);
        threads.add(Thread.ofPlatform().daemon().name("spool-" + partition).start(writer));
    }

    @Override
    public CompletableFuture<Void> append(RawRecord record) {
        byte[] body = codec.toBytes(record);
        if (body.length > settings.largestRecord()) {
            return CompletableFuture.failedFuture(new IntakeRefusal(
                    Reason.TOO_LARGE,
                    "a record of " + body.length + " bytes; the largest taken is " + settings.largestRecord()));
        }
        return writers.get(partitionOf(record.tenant(), writers.size())).append(body);
    }

    /** The partition of a tenant among {@code partitions}; must never change, or a tenant's order is lost. */
    static int partitionOf(TenantId tenant, int partitions) {
        return Math.floorMod(tenant.value().hashCode(), partitions);
    }

    @Override
    public void close() throws IOException {
        writers.forEach(PartitionWriter::close);
        for (Thread thread : threads) {
            joinUninterruptibly(thread);
        }
        for (PartitionLog log : logs) {
            log.close();
        }
        lock.close();
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
