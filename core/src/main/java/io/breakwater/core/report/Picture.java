package io.breakwater.core.report;

import java.util.List;

/**
 * A drawing as boxes and words, so that each renderer needs to know only these two.
 *
 * @param width in units of about a pixel; so is every length below
 * @param marks painted in this order
 */
public record Picture(int width, int height, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }

    /** One thing painted. */
    public sealed interface Mark permits Box, Word {}

    /** A filled rectangle. */
    public record Box(double x, double y, double width, double height, Ink ink) implements Mark {}

    /**
     * A line of text.
     *
     * @param x where the anchor lies
     * @param y of the base line
     */
    public record Word(double x, double y, int size, Anchor anchor, Ink ink, String text) implements Mark {}

    /** Which point of a word lies at its x. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The few colours of a report; the shades of the map grow darker from {@link #TILE_1} to {@link #TILE_4}. */
    public enum Ink {
        TEXT(0x1f2933),
        FAINT(0x6b7785),
        RULE(0xd9dee4),
        BAR(0xb5382a),
        CALM(0x2f5d8a),
        WAVE(0xfbe3c8),
        BLIND(0xd3d7dc),
        TILE_0(0xeef1f4),
        TILE_1(0xf7d9c4),
        TILE_2(0xeba98a),
        TILE_3(0xd4694f),
        TILE_4(0xa32a1f),
        PAPER(0xffffff);

        private final int rgb;

        Ink(int rgb) {
            this.rgb = rgb;
        }

        /** Red, green and blue, one byte each. */
        public int rgb() {
            return rgb;
        }
    }
}
