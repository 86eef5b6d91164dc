package io.breakwater.core.report;

import io.breakwater.core.model.Share;
import io.breakwater.core.model.TenantCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps cells that could point at one tenant out of what leaves the provider: those behind which fewer than five tenants
 * stand, however many assets they count. Such rows are merged. The merged row is held to the same rule, since the total
 * would give it away: as long as no row in it has five tenants of its own (how far its rows share tenants is not known),
 * the next larger row goes with it.
 */
final class SmallCells {
    /** Fewest tenants of a cell that may be published. */
    static final int THRESHOLD = TenantCounts.FEWEST_PUBLISHED;

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
        List<Share> small =
                rows.stream().filter(share -> !shows(share.tenants())).toList();
        if (small.isEmpty()) {
            return rows;
        }
        rows.removeAll(small);
        Share merged =
                small.stream().reduce(new Share(other, 0, small.getFirst().of(), 0), this::together);
        while (!rows.isEmpty() && !shows(merged.tenants())) {
            merged = together(merged, rows.removeLast());
        }
        rows.add(merged);
        return rows;
    }

    /** Behind the merged row stand at least as many tenants as behind any of its parts. */
    private Share together(Share merged, Share row) {
        return new Share(other, merged.count() + row.count(), row.of(), Math.max(merged.tenants(), row.tenants()));
    }

    /** Whether a merged row, as opposed to one with a name of its own. */
    boolean isOther(Share share) {
        return share.name().equals(other);
    }

    /** Whether a cell behind which so many tenants stand may be shown. */
    boolean shows(int tenants) {
        return internal || tenants == 0 || tenants >= THRESHOLD;
    }

    /** A count as it may be shown. */
    String count(int count, int tenants) {
        return shows(tenants) ? String.valueOf(count) : "–";
    }

    /** How many tenants, as it may be shown. */
    String tenants(int tenants) {
        return shows(tenants) ? String.valueOf(tenants) : "<" + THRESHOLD;
    }

    /** A share with its denominator, as it may be shown. */
    String share(int count, int of, int tenants) {
        return shows(tenants) ? Speech.share(count, of) : "–/" + of;
    }

    /** A row of a merged table; where all rows together are of few tenants, even the merged one is hidden. */
    String share(Share share) {
        return share(share.count(), share.of(), share.tenants());
    }

    /** The part alone, as it may be shown. */
    String percent(Share share) {
        return shows(share.tenants()) ? Speech.percent(share.ratio()) : "–";
    }
}
