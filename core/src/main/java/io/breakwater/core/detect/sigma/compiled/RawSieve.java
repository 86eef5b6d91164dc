package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;
import io.breakwater.core.detect.sigma.text.Words;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells quickly, and from the record's raw bytes, that none of some literals stands in any of its values. Rules that ask
 * every value of every event would otherwise have every byte unescaped, folded and searched.
 *
 * <p>Of each literal it uses a stretch that JSON writes as it is. Every such stretch is longer than the step by which the
 * record is sampled, so that whichever place a literal stands at, one of the samples (four bytes) falls into it. What JSON
 * may write otherwise, and letters that only folding makes ASCII, are looked for apart ({@link Oddities}).
 */
final class RawSieve {
    private static final int GRAM = GramIndex.GRAM;
    private static final int FOUND = -1;
    private static final int LONGEST_STEP = 8;
    private static final int MULTIPLIER = 0x9E3779B1;
    private static final int FOUR_LOWER = 0x20202020;
    private static final int MOST = 1 << 13;
    private static final int BITS_PER_SAMPLE = 512;
    private static final int COMMON = 8;
    private static final int CROWD = 8;
    private static final int CROWDED = 1 << 16;
    private static final int FEWEST_BITS = 10;
    private static final int MOST_BITS = 16;

    private final int step;
    private final int[] filter;
    private final int shift;
    private final int slotShift;
    private final int[] grams;
    private final @Nullable Sample[] samples;
    private final BitSet letters = new BitSet();

    /**
     * A sample that announces a stretch.
     *
     * @param stretch what must stand around it, lower case
     * @param offset of the sample in the stretch
     * @param lastWord of the stretch, if it has as many bytes
     */
    private record Sample(byte[] stretch, int offset, long lastWord) {
        private static Sample of(byte[] stretch, int offset) {
            boolean isShort = stretch.length < Words.BYTES;
            return new Sample(stretch, offset, isShort ? 0 : Words.at(stretch, stretch.length - Words.BYTES));
        }

        /** Whether the stretch begins at a place, in any case; its end is looked at first, because near misses lack it. */
        private boolean standsAt(byte[] json, int start) {
            int last = stretch.length - Words.BYTES;
            if (last < 0) {
                return isAt(json, start);
            }
            if (Words.lower(Words.at(json, start + last)) != lastWord) {
                return false;
            }
            for (int i = 0; i < last; i += Words.BYTES) {
                if (Words.lower(Words.at(json, start + i)) != Words.at(stretch, i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAt(byte[] json, int start) {
            for (int i = 0; i < stretch.length; i++) {
                byte symbol = json[start + i];
                if (symbol < 0 || FoldedText.ASCII[symbol] != stretch[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private RawSieve(List<byte[]> stretches, int step) {
        this.step = step;
        int count = step * stretches.size();
        int wish = 32 - Integer.numberOfLeadingZeros(BITS_PER_SAMPLE * count);
        shift = 32 - Math.clamp(wish, FEWEST_BITS, MOST_BITS);
        filter = new int[1 << 27 - shift];
        grams = new int[2 * Integer.highestOneBit(2 * count)];
        samples = new Sample[grams.length];
        slotShift = Integer.SIZE - Integer.numberOfTrailingZeros(grams.length);
        Map<Integer, Integer> crowds = new HashMap<>();
        for (byte[] stretch : stretches) {
            for (byte letter : stretch) {
                letters.set(letter);
            }
            int from = rarest(stretch, step, crowds);
            for (int offset = from; offset < from + step; offset++) {
                int gram = Words.four(stretch, offset) | FOUR_LOWER;
                int bit = gram * MULTIPLIER >>> shift;
                filter[bit >>> 5] |= 1 << bit;
                crowds.merge(gram, 1, Integer::sum);
                int slot = slot(gram);
                while (samples[slot] != null) {
                    slot = slot + 1 & grams.length - 1;
                }
                grams[slot] = gram;
                samples[slot] = Sample.of(stretch, offset);
            }
        }
    }

    private int slot(int gram) {
        return gram * MULTIPLIER >>> slotShift;
    }

    /** Where the grams begin that typical text has least, and that are not many other stretches' too. */
    private static int rarest(byte[] stretch, int step, Map<Integer, Integer> crowds) {
        int best = 0;
        int lowest = Integer.MAX_VALUE;
        for (int from = 0; from + step + GRAM - 1 <= stretch.length; from++) {
            int cost = 0;
            for (int offset = from; offset < from + step; offset++) {
                cost += COMMON * CommonText.occurrences(Words.four(stretch, offset));
                cost += CommonText.commonness(stretch, offset, GRAM);
                boolean isCrowded = crowds.getOrDefault(Words.four(stretch, offset) | FOUR_LOWER, 0) >= CROWD;
                cost += isCrowded ? CROWDED : 0;
            }
            if (cost < lowest) {
                best = from;
                lowest = cost;
            }
        }
        return best;
    }

    /** Empty when some literal has no stretch that is long enough, or when there are too many. */
    static Optional<RawSieve> of(List<Literal> literals) {
        List<byte[]> stretches = literals.stream()
                .map(literal -> ByteBuffer.wrap(stretch(literal.bytes())))
                .distinct()
                .map(ByteBuffer::array)
                .toList();
        int shortest =
                stretches.stream().mapToInt(stretch -> stretch.length).min().orElse(0);
        int step = Math.min(LONGEST_STEP, shortest - GRAM + 1);
        return step < 1 || step * stretches.size() > MOST
                ? Optional.empty()
                : Optional.of(new RawSieve(stretches, step));
    }

    /** The longest part that JSON writes as it is; quotes and strokes may be escaped. */
    private static byte[] stretch(byte[] literal) {
        int best = 0;
        int length = 0;
        int from = 0;
        for (int i = 0; i <= literal.length; i++) {
            if (i == literal.length || !Oddities.isPlain(literal[i])) {
                if (i - from > length) {
                    best = from;
                    length = i - from;
                }
                from = i + 1;
            }
        }
        return Arrays.copyOfRange(literal, best, best + length);
    }

    /** Whether a character is of the stretches, or becomes so when it is folded. */
    boolean wants(int character) {
        return letters.get(Folding.fold(character));
    }

    /** Whether a literal may stand in the record between the two places. */
    boolean mayHold(byte[] json, int from, int to) {
        int last = Math.min(to, json.length) - GRAM;
        int i = switch (step) {
            // The compiler moves the checks of places out of a loop whose step it knows.
            case 8 -> sample(json, from, from, to, last, 8);
            case 6 -> sample(json, from, from, to, last, 6);
            case 4 -> sample(json, from, from, to, last, 4);
            default -> sample(json, from, from, to, last, step);
        };
        return i < 0 || stands(json, i, last, from, to);
    }

    /** Samples four places at a time; returns where the last few begin, or {@link #FOUND}. */
    private int sample(byte[] json, int first, int from, int to, int last, int by) {
        int[] bits = filter;
        int down = shift;
        int i = first;
        for (; i <= last - 3 * by; i += 4 * by) {
            int marks = mark(bits, down, Words.four(json, i))
                    | mark(bits, down, Words.four(json, i + by))
                    | mark(bits, down, Words.four(json, i + 2 * by))
                    | mark(bits, down, Words.four(json, i + 3 * by));
            if ((marks & 1) != 0 && stands(json, i, i + 3 * by, from, to)) {
                return FOUND;
            }
        }
        return i;
    }

    /** Whether a sample may be one of ours, in the lowest bit. */
    private static int mark(int[] bits, int shift, int gram) {
        int bit = (gram | FOUR_LOWER) * MULTIPLIER >>> shift;
        return bits[bit >>> 5 & bits.length - 1] >>> bit;
    }

    private boolean stands(byte[] json, int first, int last, int from, int to) {
        for (int i = first; i <= last; i += step) {
            if ((mark(filter, shift, Words.four(json, i)) & 1) != 0 && stands(json, i, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(byte[] json, int at, int from, int to) {
        int gram = Words.four(json, at) | FOUR_LOWER;
        int slot = slot(gram);
        for (Sample sample = samples[slot]; sample != null; sample = samples[slot]) {
            int start = at - sample.offset();
            if (grams[slot] == gram
                    && start >= from
                    && start + sample.stretch().length <= to
                    && sample.standsAt(json, start)) {
                return true;
            }
            slot = slot + 1 & grams.length - 1;
        }
        return false;
    }
}
