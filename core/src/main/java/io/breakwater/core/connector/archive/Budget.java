package io.breakwater.core.connector.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What one top-level file may still unfold to. All streams unpacked from it, however deep, draw on the same budget; the
 * ratio is that of one archive alone.
 */
final class Budget {
    private static final int BUFFER = 64 * 1024;

    private final WalkLimits limits;
    private long unpacked;
    private long passedOver;

    Budget(WalkLimits limits) {
        this.limits = limits;
    }

    WalkLimits limits() {
        return limits;
    }

    /** A stream that stops with {@link TooMuch} when a limit is reached. */
    InputStream guard(InputStream unpackedStream, Meter packed) {
        return new Guarded(unpackedStream, packed);
    }

    /**
     * Reads the rest of a member away, so that the next one can be read.
     *
     * @throws TooMuch when that takes more than it is worth
     */
    void passOver(InputStream rest) throws IOException {
        byte[] away = new byte[BUFFER];
        for (int got = rest.read(away); got >= 0; got = rest.read(away)) {
            passedOver += got;
            if (passedOver > limits.passedOver()) {
                throw new TooMuch("holds more than " + limits.passedOver() + " bytes behind its limits");
            }
        }
    }

    private final class Guarded extends FilterInputStream {
        private final Meter packed;
        private final long packedBefore;
        private long mine;

        Guarded(InputStream in, Meter packed) {
            super(in);
            this.packed = packed;
            this.packedBefore = packed.count();
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            draw(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            draw(Math.max(got, 0));
            return got;
        }

        @Override
        public long skip(long count) throws IOException {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void draw(int count) throws TooMuch {
            mine += count;
            unpacked += count;
            if (unpacked > limits.bytes()) {
                throw new TooMuch("unpacks to more than " + limits.bytes() + " bytes");
            }
            long packedBytes = Math.max(1, packed.count() - packedBefore);
            if (mine > limits.ratioFrom() && mine / packedBytes > limits.ratio()) {
                throw new TooMuch(
                        "unpacks " + packedBytes + " bytes to more than " + mine + ": over 1:" + limits.ratio());
            }
        }
    }
}
