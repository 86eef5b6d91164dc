package io.breakwater.pipeline.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Fingerprints of what came lately, in two generations, the younger of which begins anew when its owner says so: a double
 * is known for at least one whole generation.
 */
final class Seen {
    private Fingerprints older = new Fingerprints();
    private Fingerprints younger = new Fingerprints();

    /** Returns whether it is new. */
    boolean add(long fingerprint) {
        return !older.contains(fingerprint) && younger.add(fingerprint);
    }

    /** Size of the younger generation. */
    int young() {
        return younger.size();
    }

    void beginGeneration() {
        older = younger;
        younger = new Fingerprints();
    }

    void write(DataOutput out) throws IOException {
        older.write(out);
        younger.write(out);
    }

    static Seen read(DataInput in) throws IOException {
        Seen seen = new Seen();
        seen.older = Fingerprints.read(in);
        seen.younger = Fingerprints.read(in);
        return seen;
    }
}
