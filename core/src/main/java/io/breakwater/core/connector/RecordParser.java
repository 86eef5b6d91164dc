package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;

/** Reads records of any known format: {@code Connectors::parse}, or a fake in a test. Never throws for bad input. */
@FunctionalInterface
public interface RecordParser {
    void parse(RawRecord record, ParseSink sink);
}
