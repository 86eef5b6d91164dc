package io.breakwater.pipeline.spool;

import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.pipeline.intake.IntakeRefusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: while one sync is under way the next records gather, and all of them share the sync after it. So a lone
 * record waits for one sync, and a thousand senders share a few.
 */
final class PartitionWriter implements Runnable {
    private static final int LARGEST_GROUP = 4 << 20;

    private final PartitionLog log;
    private final long pendingLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private long pendingBytes;
    private boolean closed;

    /** An entry's body that waits for its sync. */
    private record Pending(byte[] body, CompletableFuture<Void> durable) {}

    PartitionWriter(PartitionLog log, long pendingLimit) {
        this.log = log;
        this.pendingLimit = pendingLimit;
    }

    CompletableFuture<Void> append(byte[] body) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        lock.lock();
        try {
            while (pendingBytes > pendingLimit && !closed) {
                drained.awaitUninterruptibly();
            }
            if (closed) {
                return CompletableFuture.failedFuture(new IntakeRefusal(
                        Reason.UNAVAILABLE, "the service is stopping; send the record again once it is up"));
            }
            queue.add(new Pending(body, durable));
            pendingBytes += body.length;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return durable;
    }

    @Override
    public void run() {
        List<Pending> group = nextGroup();
        while (!group.isEmpty()) {
            commit(group);
            group = nextGroup();
        }
    }

    /** Waits for records; empty when closed and all are written. */
    private List<Pending> nextGroup() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<Pending> group = new ArrayList<>();
            int bytes = 0;
            while (!queue.isEmpty() && (group.isEmpty() || bytes + size(queue.peek()) <= LARGEST_GROUP)) {
                Pending next = queue.remove();
                bytes += size(next);
                pendingBytes -= next.body().length;
                group.add(next);
            }
            drained.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private static int size(Pending pending) {
        return EntryFormat.sizeOf(pending.body());
    }

    private void commit(List<Pending> group) {
        ByteBuffer entries = ByteBuffer.allocate(
                group.stream().mapToInt(PartitionWriter::size).sum());
        group.forEach(pending -> EntryFormat.put(pending.body(), entries));
        try {
            log.append(entries.flip());
            group.forEach(pending -> pending.durable().complete(null));
        } catch (IOException failed) {
            IntakeRefusal refusal = refusal(failed);
            group.forEach(pending -> pending.durable().completeExceptionally(refusal));
        }
    }

    private static IntakeRefusal refusal(IOException failed) {
        boolean noRoom = failed instanceof PartitionLog.NoRoom
                || String.valueOf(failed.getMessage()).contains("No space left");
        return noRoom
                ? new IntakeRefusal(Reason.NO_ROOM, "not stored: " + failed.getMessage(), failed)
                : new IntakeRefusal(Reason.UNAVAILABLE, "not stored: " + failed.getMessage(), failed);
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
