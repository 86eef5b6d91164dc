package io.breakwater.core.report;

import io.breakwater.core.model.Share;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tables of shares: victims with their part, the denominator in the caption, and behind how many organisations. */
final class ShareTables {
    private static final int ROWS = 40;

    private final SmallCells cells;
    private final Speech speech;

    ShareTables(SmallCells cells, Speech speech) {
        this.cells = cells;
        this.speech = speech;
    }

    /**
     * The largest rows; what is left out is counted in the caption. Where no row may be published, a sentence says so.
     *
     * @param caption with the denominator in it, as {@code %d}
     * @param named how a row's name is told
     */
    Block of(String caption, String name, List<Share> shares, UnaryOperator<String> named) {
        List<Share> rows = cells.merge(shares);
        if (rows.size() == 1 && cells.isOther(rows.getFirst())) {
            return withheld(name);
        }
        int hidden = Math.max(0, rows.size() - ROWS);
        int of = shares.isEmpty() ? 0 : shares.getFirst().of();
        return new Block.Table(
                String.format(caption, of)
                        + (hidden == 0 ? "" : speech.say("；另有 %d 行未列", "; %d more rows not listed", hidden)),
                List.of(name, speech.say("受害资产", "Victims"), speech.say("占比", "Share"), speech.say("单位", "Orgs.")),
                rows.stream().limit(ROWS).map(share -> row(share, named)).toList());
    }

    /** Says that a table has no row that may be published. */
    Block.Paragraph withheld(String name) {
        return new Block.Paragraph(speech.say(
                "%s：没有可对外公布的行，各行涉及的单位或少于 %d 家，或会使这样的一行被推算出来。",
                "%s: no row can be published; each rests on fewer than %d organisations, or would give one away that does.",
                name,
                SmallCells.THRESHOLD));
    }

    private List<String> row(Share share, UnaryOperator<String> named) {
        return List.of(
                named.apply(share.name()),
                cells.count(share.count(), share.tenants()),
                cells.percent(share),
                cells.isOther(share) ? "" : cells.tenants(share.tenants()));
    }
}
