package io.breakwater.core.report;

import io.breakwater.core.model.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps cells that could point at one victim out of what leaves the provider. Rows below the threshold are merged; where
 * the merged row would itself be small, the next larger rows go with it, since the total would give it away.
 */
final class SmallCells {
    static final int THRESHOLD = 5;

    private final boolean internal;
    private final String other;

    SmallCells(boolean internal, String other) {
        this.internal = internal;
        this.other = other;
    }

    /** Rows from the largest on; the merged row, when there is one, comes last. */
    List<Share> merge(List<Share> shares) {
        List<Share> rows = new ArrayList<>(shares);
        rows.sort(Comparator.comparingInt(Share::count).reversed().thenComparing(Share::name));
        if (internal || rows.isEmpty() || rows.getLast().count() >= THRESHOLD) {
            return rows;
        }
        int merged = 0;
        int of = rows.getLast().of();
        while (!rows.isEmpty() && (rows.getLast().count() < THRESHOLD || merged < THRESHOLD)) {
            merged += rows.removeLast().count();
        }
        rows.add(new Share(other, merged, of));
        return rows;
    }

    /** Whether a merged row, as opposed to one with a name of its own. */
    boolean isOther(Share share) {
        return share.name().equals(other);
    }

    /** A count as it may be shown. */
    String count(int count) {
        return internal || count == 0 || count >= THRESHOLD ? String.valueOf(count) : "<" + THRESHOLD;
    }

    /** A share as it may be shown. */
    String share(int count, int of) {
        return internal || count == 0 || count >= THRESHOLD ? Speech.share(count, of) : "<" + THRESHOLD + "/" + of;
    }

    /** A row of a merged table; where all rows together are few, even the merged one is hidden. */
    String share(Share share) {
        return share(share.count(), share.of());
    }
}
