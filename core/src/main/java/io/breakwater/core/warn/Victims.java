package io.breakwater.core.warn;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The newly compromised assets of one campaign, against a {@link Roster}: per row the time it was hit, and all times in
 * order. Victims that are not in the inventory are left out: without a denominator they teach nothing about lift.
 */
final class Victims {
    /** A row that was not hit. */
    static final long NEVER = Long.MAX_VALUE;

    private final long[] hitAt;
    private final int[] rows;
    private final Instant asOf;

    private Victims(long[] hitAt, int[] rows, Instant asOf) {
        this.hitAt = hitAt;
        this.rows = rows;
        this.asOf = asOf;
    }

    /** Those of {@code compromised} (pseudonym to time of compromise) that were hit at or before {@code asOf}. */
    static Victims of(Roster roster, Map<String, Instant> compromised, Instant asOf) {
        long[] hitAt = new long[roster.size()];
        Arrays.fill(hitAt, NEVER);
        compromised.forEach((pseudonym, at) -> {
            int row = roster.row(pseudonym);
            if (row >= 0 && !at.isAfter(asOf)) {
                hitAt[row] = at.toEpochMilli();
            }
        });
        return new Victims(hitAt, inOrder(hitAt), asOf);
    }

    /** The same as it stood earlier. */
    Victims asOf(Instant earlier) {
        long limit = earlier.toEpochMilli();
        long[] then = new long[hitAt.length];
        for (int row = 0; row < then.length; row++) {
            then[row] = hitAt[row] <= limit ? hitAt[row] : NEVER;
        }
        return new Victims(then, inOrder(then), earlier);
    }

    private static int[] inOrder(long[] hitAt) {
        return IntStream.range(0, hitAt.length)
                .filter(row -> hitAt[row] != NEVER)
                .boxed()
                .sorted((a, b) -> Long.compare(hitAt[a], hitAt[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Instant asOf() {
        return asOf;
    }

    int count() {
        return rows.length;
    }

    /** Rows of the victims in the order in which they were hit. */
    int[] rows() {
        return rows;
    }

    boolean hit(int row) {
        return hitAt[row] != NEVER;
    }

    Instant at(int row) {
        return Instant.ofEpochMilli(hitAt[row]);
    }

    /** Number hit in ({@code from}, {@code to}]. */
    int between(Instant from, Instant to) {
        int count = 0;
        for (int row : rows) {
            long at = hitAt[row];
            if (at > from.toEpochMilli() && at <= to.toEpochMilli()) {
                count++;
            }
        }
        return count;
    }

    /** Weight of a victim: one when fresh, halved with every {@code halfLife}. */
    double weight(int row, Duration halfLife) {
        double age = (asOf.toEpochMilli() - hitAt[row]) / (double) halfLife.toMillis();
        return Math.pow(0.5, age);
    }
}
