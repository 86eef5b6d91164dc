package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format of inventories, scans or findings. */
interface ExposureReader {
    /** Takes what is read. */
    interface Sink {
        void observed(Observation observation);

        /**
         * @param place inside the file, for example {@code line 7}
         * @param message what is wrong and what to do
         */
        void refused(String place, String message);
    }

    /** Reads all; a file that is broken altogether is an IOException. */
    void read(InputStream in, Sink sink) throws IOException;
}
