package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Literals that must begin a value, end it, or be all of it. A word of the value's edge is looked up, and the literals
 * that have the same word there are compared. Literals that share their outermost word with many others are found by the
 * word before it, and so on; those that are shorter than a word by all of their bytes.
 */
final class EdgeIndex {
    private static final int CROWD = 6;
    private static final long MULTIPLIER = 0xff51afd7ed558ccdL;

    private final Edge[] starts;
    private final Edge[] ends;
    private final Optional<LiteralTable> wholes;
    private final boolean isEmpty;

    /**
     * Literals whose word at the same distance from the edge is looked up.
     *
     * @param width bytes of the word that count
     */
    private record Edge(int distance, int width, long mask, LiteralTable table) {
        int reach() {
            return distance + width;
        }
    }

    EdgeIndex(List<Literal> literals) {
        starts = edges(literals, Anchor.START);
        ends = edges(literals, Anchor.END);
        LiteralTable.Contents whole = new LiteralTable.Contents();
        for (Literal literal : literals) {
            if (literal.anchor() == Anchor.WHOLE) {
                byte[] padded = Arrays.copyOf(literal.bytes(), literal.bytes().length + Words.BYTES);
                whole.add(wholeKey(padded, 0, literal.bytes().length), literal, 0);
            }
        }
        wholes = whole.isEmpty() ? Optional.empty() : Optional.of(new LiteralTable(whole));
        isEmpty = starts.length == 0 && ends.length == 0 && wholes.isEmpty();
    }

    /** The first and the last word and the length, in one number. */
    private static long wholeKey(byte[] text, int start, int end) {
        int length = end - start;
        if (length < Words.BYTES) {
            return Words.at(text, start) & Words.mask(length) ^ length * MULTIPLIER;
        }
        return (Words.at(text, start) ^ length) * MULTIPLIER ^ Words.at(text, end - Words.BYTES);
    }

    /** The tables being filled, one for each distance and width. */
    private static final class Level {
        final int distance;
        final int width;
        final LiteralTable.Contents contents = new LiteralTable.Contents();

        Level(int distance, int width) {
            this.distance = distance;
            this.width = width;
        }
    }

    private static Edge[] edges(List<Literal> literals, Anchor anchor) {
        List<Level> levels = new ArrayList<>();
        literals.stream().filter(literal -> literal.anchor() == anchor).forEach(literal -> place(literal, levels));
        return levels.stream()
                .map(level -> new Edge(
                        level.distance, level.width, Words.mask(level.width), new LiteralTable(level.contents)))
                .toArray(Edge[]::new);
    }

    private static void place(Literal literal, List<Level> levels) {
        int length = literal.bytes().length;
        int width = Math.min(length, Words.BYTES);
        int distance = 0;
        Level level = level(levels, distance, width);
        while (level.contents.crowd(key(literal, level)) >= CROWD && distance + 2 * Words.BYTES <= length) {
            distance += Words.BYTES;
            level = level(levels, distance, width);
        }
        boolean atEnd = literal.anchor() == Anchor.END;
        level.contents.add(key(literal, level), literal, atEnd ? length : 0);
    }

    private static Level level(List<Level> levels, int distance, int width) {
        for (Level level : levels) {
            if (level.distance == distance && level.width == width) {
                return level;
            }
        }
        Level fresh = new Level(distance, width);
        levels.add(fresh);
        return fresh;
    }

    private static long key(Literal literal, Level level) {
        byte[] bytes = literal.bytes();
        boolean atEnd = literal.anchor() == Anchor.END;
        int at = atEnd ? bytes.length - level.distance - level.width : level.distance;
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Words.BYTES);
        return Words.at(padded, at) & Words.mask(level.width);
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** Looks at the edges of a value; a word must be readable behind its end. */
    void search(byte[] text, int start, int end, Signals out) {
        int length = end - start;
        for (Edge edge : starts) {
            if (edge.reach() <= length) {
                long word = Words.at(text, start + edge.distance()) & edge.mask();
                edge.table().compare(word, text, start, start, end, out);
            }
        }
        for (Edge edge : ends) {
            if (edge.reach() <= length) {
                long word = Words.at(text, end - edge.reach()) & edge.mask();
                edge.table().compare(word, text, end, start, end, out);
            }
        }
        if (wholes.isPresent()) {
            wholes.get().compareWhole(wholeKey(text, start, end), text, start, end, out);
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        long bytes = wholes.map(LiteralTable::footprint).orElse(0L);
        for (Edge edge : starts) {
            bytes += edge.table().footprint();
        }
        for (Edge edge : ends) {
            bytes += edge.table().footprint();
        }
        return bytes;
    }
}
