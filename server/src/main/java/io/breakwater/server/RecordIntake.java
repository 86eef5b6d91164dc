package io.breakwater.server;

import io.breakwater.core.model.RawRecord;
import java.util.concurrent.CompletionStage;

/** Where the doors put what they receive. */
@FunctionalInterface
public interface RecordIntake {
    /** Completes when the record is durable; only then may a door acknowledge it. */
    CompletionStage<Void> append(RawRecord record);
}
