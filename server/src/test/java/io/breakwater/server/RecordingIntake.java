package io.breakwater.server;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.Intake;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the doors hand on. */
public final class RecordingIntake implements Intake {
    private final List<RawRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> append(RawRecord record) {
        records.add(record);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        records.clear();
    }

    public List<RawRecord> records() {
        return records;
    }
}
