package io.breakwater.core.detect.sigma.text;

import io.breakwater.core.detect.sigma.rule.ValueTest.Fit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes of text in one number; the first byte is the lowest. (Warren, Hacker's Delight, chapter 6.) */
public final class Words {
    public static final int BYTES = 8;
    public static final long LOW = 0x0101010101010101L;
    public static final long HIGH = 0x8080808080808080L;
    private static final long GATHER = 0x0002040810204081L;
    private static final long FROM_A = (0x80 - 'A') * LOW;
    private static final long BEHIND_Z = (0x7f - 'Z') * LOW;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    public static long at(byte[] text, int index) {
        return (long) LONGS.get(text, index);
    }

    public static void put(byte[] text, int index, long word) {
        LONGS.set(text, index, word);
    }

    /** Four bytes. */
    public static int four(byte[] text, int index) {
        return (int) INTS.get(text, index);
    }

    /** Whether the text between the two places is ASCII alone. */
    public static boolean isAscii(byte[] text, int start, int end) {
        long seen = 0;
        int i = start;
        for (; i <= end - BYTES; i += BYTES) {
            seen |= at(text, i);
        }
        for (; i < end; i++) {
            seen |= text[i];
        }
        return (seen & HIGH) == 0;
    }

    /** The same byte eight times. */
    public static long all(int symbol) {
        return symbol * LOW;
    }

    /** The bits of the first bytes of a word. */
    public static long mask(int bytes) {
        return bytes >= BYTES ? -1 : (1L << 8 * bytes) - 1;
    }

    /** Sets the high bit of the lowest zero byte, and none below it; what is set above it means nothing. */
    public static long zeroes(long word) {
        return word - LOW & ~word & HIGH;
    }

    /** Sets the high bit of each zero byte, and no other. */
    public static long allZeroes(long word) {
        return ~((word & ~HIGH) + ~HIGH | word | ~HIGH);
    }

    /** What {@link #marks} says, without a multiplication: compilers make vectors of it. The bits above mean nothing. */
    public static long gather(long word) {
        long pairs = word >>> 7 | word >>> 14;
        long fours = pairs | pairs >>> 14;
        return fours | fours >>> 28;
    }

    /** The number of the lowest byte whose high bit is set. */
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The high bits of the bytes of a word in which no other bits are set, side by side, the first byte's lowest. */
    public static long marks(long word) {
        return word * GATHER >>> 56;
    }

    /** ASCII letters in lower case, every other byte as it is. */
    public static long lower(long word) {
        long seven = word & ~HIGH;
        long upper = seven + FROM_A & ~(seven + BEHIND_Z) & ~word & HIGH;
        return word | upper >>> 2;
    }

    private static boolean equal(byte[] literal, byte[] text, int at) {
        return Arrays.equals(text, at, at + literal.length, literal, 0, literal.length);
    }

    private static boolean find(byte[] literal, byte[] text, int start, int last) {
        int width = Math.min(literal.length, Integer.BYTES);
        int mask = width == Integer.BYTES ? -1 : (1 << 8 * width) - 1;
        int lead = 0;
        for (int i = 0; i < width; i++) {
            lead |= (literal[i] & 0xff) << 8 * i;
        }
        for (int i = start; i <= last; i++) {
            if ((four(text, i) & mask) == lead && (literal.length <= width || equal(literal, text, i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one stretch of the text has another as its beginning, end, whole, or anywhere. */
    public static boolean fit(byte[] text, int from, int to, int otherFrom, int otherTo, Fit fit) {
        int length = otherTo - otherFrom;
        int last = to - length;
        if (last < from) {
            return false;
        }
        return switch (fit) {
            case EQUAL -> last == from && Arrays.equals(text, from, to, text, otherFrom, otherTo);
            case STARTS_WITH -> Arrays.equals(text, from, from + length, text, otherFrom, otherTo);
            case ENDS_WITH -> Arrays.equals(text, last, to, text, otherFrom, otherTo);
            case CONTAINS -> {
                byte[] wanted = Arrays.copyOfRange(text, otherFrom, otherTo);
                yield length == 0 || find(wanted, text, from, last);
            }
        };
    }
}
