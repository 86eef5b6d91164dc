package io.breakwater.server;

import io.breakwater.core.model.RawRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the doors hand on. */
public final class RecordingIntake implements RecordIntake {
    private final List<RawRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Void> append(RawRecord record) {
        records.add(record);
        return CompletableFuture.completedFuture(null);
    }

    public List<RawRecord> records() {
        return records;
    }
}
