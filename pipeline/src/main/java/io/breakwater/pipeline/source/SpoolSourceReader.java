package io.breakwater.pipeline.source;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.spool.SpoolLayout;
import io.breakwater.pipeline.spool.SpoolReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads its partitions in turn, one record each, so that a full one does not hold up the others. At the end of all it waits:
 * a timer looks at the mapped marks, in growing steps up to {@link #LONGEST_WAIT_MILLIS}, which costs next to nothing.
 *
 * <p>When a checkpoint is complete, its positions are written into the spool's marks; what lies before them may be deleted
 * once its retention is over.
 */
final class SpoolSourceReader implements SourceReader<RawRecord, SpoolSplit> {
    private static final long SHORTEST_WAIT_MILLIS = 2;
    private static final long LONGEST_WAIT_MILLIS = 50;

    private final Path folder;
    private final boolean bounded;
    private final List<Partition> partitions = new ArrayList<>();
    private final TreeMap<Long, List<SpoolSplit>> checkpoints = new TreeMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("spool-tail").factory());
    private boolean allAssigned;
    private int turn;

    /** One partition and where to stop, in a bounded run. */
    private record Partition(int number, SpoolReader reader, long stop) {
        boolean hasNext() {
            return reader.hasNext() && reader.position() < stop;
        }
    }

    /** @param bounded whether to end where the spool ends now */
    SpoolSourceReader(Path folder, boolean bounded) {
        this.folder = folder;
        this.bounded = bounded;
    }

    @Override
    public void start() {
        // Partitions come by themselves.
    }

    @Override
    public void addSplits(List<SpoolSplit> splits) {
        for (SpoolSplit split : splits) {
            try {
                SpoolReader reader = SpoolReader.open(SpoolLayout.of(folder), split.partition(), split.position());
                long stop = bounded ? reader.durableEnd() : Long.MAX_VALUE;
                partitions.add(new Partition(split.partition(), reader, stop));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot open the spool in " + folder, unreadable);
            }
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        allAssigned = true;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) throws IOException {
        for (int tried = 0; tried < partitions.size(); tried++) {
            Partition partition = partitions.get(turn);
            turn = (turn + 1) % partitions.size();
            if (partition.hasNext()) {
                Optional<RawRecord> next = partition.reader().next();
                next.ifPresent(output::collect);
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return bounded && allAssigned ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (somethingToDo()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> available = new CompletableFuture<>();
        lookAgain(List.copyOf(partitions), available, SHORTEST_WAIT_MILLIS);
        return available;
    }

    private boolean somethingToDo() {
        return partitions.stream().anyMatch(Partition::hasNext) || (bounded && allAssigned);
    }

    private void lookAgain(List<Partition> watched, CompletableFuture<Void> available, long waitMillis) {
        var unused = timer.schedule(
                () -> {
                    if (watched.stream().anyMatch(Partition::hasNext) || waitMillis >= LONGEST_WAIT_MILLIS) {
                        // Also after the longest wait: new partitions may have come meanwhile.
                        available.complete(null);
                    } else {
                        lookAgain(watched, available, Math.min(waitMillis * 2, LONGEST_WAIT_MILLIS));
                    }
                },
                waitMillis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public List<SpoolSplit> snapshotState(long checkpoint) {
        List<SpoolSplit> positions = partitions.stream()
                .map(partition ->
                        new SpoolSplit(partition.number(), partition.reader().position()))
                .toList();
        checkpoints.put(checkpoint, positions);
        return positions;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        List<SpoolSplit> passed = checkpoints.getOrDefault(checkpoint, List.of());
        for (SpoolSplit split : passed) {
            partitions.stream()
                    .filter(partition -> partition.number() == split.partition())
                    .forEach(partition -> partition.reader().consumed(split.position()));
        }
        checkpoints.headMap(checkpoint, true).clear();
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        for (Partition partition : partitions) {
            partition.reader().close();
        }
    }
}
