package io.breakwater.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes and reads the state of a stage. The first thing written is a format number, so that a newer build reads the
 * state of an older one.
 *
 * @param <T> the state
 */
public interface Codec<T> {
    void write(T value, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote, now or in an earlier build; an unknown format number is an IOException. */
    T read(DataInput in) throws IOException;
}
