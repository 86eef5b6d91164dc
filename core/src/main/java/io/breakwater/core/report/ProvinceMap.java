package io.breakwater.core.report;

import io.breakwater.core.model.Share;
import io.breakwater.core.report.Picture.Anchor;
import io.breakwater.core.report.Picture.Box;
import io.breakwater.core.report.Picture.Ink;
import io.breakwater.core.report.Picture.Mark;
import io.breakwater.core.report.Picture.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shares by province on tiles, the darker the more; a province without a row of its own stays pale. */
final class ProvinceMap {
    private static final int WIDE = 84;
    private static final int HIGH = 44;
    private static final int GAP = 4;
    private static final int MARGIN = 8;
    private static final Ink[] SHADES = {Ink.TILE_1, Ink.TILE_2, Ink.TILE_3, Ink.TILE_4};

    private ProvinceMap() {}

    static Picture draw(List<Share> provinces, Speech speech) {
        Map<Provinces.Tile, Share> shares = new HashMap<>();
        provinces.forEach(share ->
                Provinces.named(share.name()).ifPresent(tile -> shares.merge(tile, share, ProvinceMap::together)));
        int highest = shares.values().stream().mapToInt(Share::count).max().orElse(1);
        List<Mark> marks = new ArrayList<>();
        for (Provinces.Tile tile : Provinces.tiles()) {
            double x = MARGIN + tile.column() * (WIDE + GAP);
            double y = tile.row() * (HIGH + GAP);
            Share share = shares.getOrDefault(tile, new Share("", 0, 0));
            Ink ink = shade(share.count(), highest);
            Ink text = ink == Ink.TILE_3 || ink == Ink.TILE_4 ? Ink.PAPER : Ink.TEXT;
            marks.add(new Box(x, y, WIDE, HIGH, ink));
            marks.add(new Word(
                    x + WIDE / 2.0, y + 19, 13, Anchor.MIDDLE, text, tile.name().in(speech.language())));
            if (share.count() > 0) {
                marks.add(new Word(x + WIDE / 2.0, y + 36, 11, Anchor.MIDDLE, text, figure(share)));
            }
        }
        return new Picture(2 * MARGIN + Provinces.COLUMNS * (WIDE + GAP), Provinces.ROWS * (HIGH + GAP), marks);
    }

    private static String figure(Share share) {
        return share.count() + " · " + Speech.percent(share.ratio());
    }

    private static Share together(Share one, Share another) {
        return new Share(
                one.name(), one.count() + another.count(), one.of(), Math.max(one.tenants(), another.tenants()));
    }

    private static Ink shade(int count, int highest) {
        return count == 0 ? Ink.TILE_0 : SHADES[Math.min(SHADES.length - 1, count * SHADES.length / (highest + 1))];
    }
}
