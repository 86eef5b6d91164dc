package io.breakwater.core.detect.sigma.compiled;

import java.util.List;

/**
 * Searches long texts of several lines line by line, where nothing that is looked for reaches beyond a line: scripts and
 * PowerShell's contexts come again and again with another number in one of their lines, and what is found in the others is
 * remembered ({@link ValueMemory}).
 */
final class LineSearch {
    /** Bytes of the record from which on it pays. */
    private static final int LONG = 512;

    private LineSearch() {}

    /** Whether no literal is tied to an edge of the value or has a line's end in it. */
    static boolean suits(List<Literal> literals) {
        return literals.stream()
                .allMatch(literal -> literal.anchor() == Literal.Anchor.ANYWHERE && isOneLine(literal.bytes()));
    }

    private static boolean isOneLine(byte[] literal) {
        for (byte symbol : literal) {
            if (symbol == '\n') {
                return false;
            }
        }
        return true;
    }

    /** Whether the value is long enough and has lines. */
    static boolean suits(byte[] json, int start, int end) {
        return end - start >= LONG && JsonText.lineEnd(json, start, end) < end;
    }

    /** Finds in each line what is looked for. */
    static void search(JsonEvent event, int value, int field, LiteralIndex literals, FoldedText folded, Board board) {
        byte[] json = event.bytes();
        int end = event.end(value);
        int start = event.start(value);
        while (start < end) {
            int stop = JsonText.lineEnd(json, start, end);
            KnownValue known = event.recallLine(field, start, stop);
            if (known == null) {
                board.take(search(json, start, stop, literals, folded, board.values.found()));
            } else {
                if (!known.isSearched()) {
                    known.searched(search(json, start, stop, literals, folded, board.values.found()));
                }
                known.repeat(board);
            }
            start = stop + 2;
        }
    }

    private static Signals search(
            byte[] json, int start, int end, LiteralIndex literals, FoldedText folded, Signals found) {
        int from = folded.length;
        JsonText.append(json, start, end, folded);
        if (folded.length > from) {
            literals.search(folded.bytes, from, folded.length, found);
        }
        folded.cut(from);
        return found;
    }
}
