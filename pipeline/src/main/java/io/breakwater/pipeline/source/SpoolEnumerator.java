package io.breakwater.pipeline.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives partition p to reader p modulo the number of readers, as soon as that reader is there. */
final class SpoolEnumerator implements SplitEnumerator<SpoolSplit, SpoolAssignment> {
    private final SplitEnumeratorContext<SpoolSplit> context;
    private final List<SpoolSplit> waiting;

    SpoolEnumerator(SplitEnumeratorContext<SpoolSplit> context, SpoolAssignment assignment) {
        this.context = context;
        this.waiting = new ArrayList<>(assignment.waiting());
    }

    @Override
    public void start() {
        // Readers register by themselves.
    }

    @Override
    public void addReader(int subtask) {
        Iterator<SpoolSplit> splits = waiting.iterator();
        while (splits.hasNext()) {
            SpoolSplit split = splits.next();
            if (split.partition() % context.currentParallelism() == subtask) {
                context.assignSplit(split, subtask);
                splits.remove();
            }
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<SpoolSplit> splits, int subtask) {
        waiting.addAll(splits);
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Readers never ask: each gets its partitions when it registers.
    }

    @Override
    public SpoolAssignment snapshotState(long checkpoint) {
        return new SpoolAssignment(waiting);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
