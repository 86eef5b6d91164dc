package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map of quotes says what a look at each byte says, wherever in an array the record stands. */
final class QuoteMapTest {
    private static final long SEED = 20261130;
    private static final byte[] USUAL = {'"', '\\', 'u', 'a', ' ', '!', '#', 'z', '0'};
    private static final byte BEYOND = (byte) 0xa2;

    private final QuoteMap map = new QuoteMap();

    private static byte[] bytes(Random random, int length, int inverseShareOfQuotes) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int from = random.nextInt(inverseShareOfQuotes) == 0 ? 0 : 1;
            bytes[i] = USUAL[from + random.nextInt(USUAL.length - from)];
        }
        return bytes;
    }

    private void holdsFor(byte[] bytes, int from, int to) {
        map.read(bytes, from, to);
        int expected = QuoteMap.NONE;
        boolean beyond = false;
        boolean byNumber = false;
        for (int i = to - 1; i >= from; i--) {
            expected = bytes[i] == '"' ? i : expected;
            beyond |= bytes[i] < 0;
            byNumber |= i + 1 < to && bytes[i] == '\\' && bytes[i + 1] == 'u';
            assertThat(map.next(i)).as("from %d of %d to %d", i, from, to).isEqualTo(expected);
        }
        assertThat(map.next(to)).isEqualTo(QuoteMap.NONE);
        assertThat(map.isBeyondAscii()).isEqualTo(beyond);
        // it may say so for nothing: its test of a word marks more than it should above a first mark
        assertThat(map.mayHaveNumbers() || !byNumber).isTrue();
    }

    @Test
    void findsEachQuoteOfRecordsOfEveryLength() {
        Random random = new Random(SEED);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = bytes(random, length + 20, 1 + random.nextInt(200));
            int from = random.nextInt(20);
            holdsFor(bytes, from, from + length);
            holdsFor(bytes, 20, bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 13, (1 << 13) + 1, (1 << 13) + 9, 50_000})
    void findsThemInLongRecordsBehindShortOnes(int length) {
        Random random = new Random(SEED + length);
        holdsFor(bytes(random, length, 1000), 0, length);
        holdsFor(bytes(random, 40, 3), 0, 40);
        holdsFor(bytes(random, length, 100_000), 3, length);
    }

    @Test
    void tellsBytesBeyondAsciiAndNumbersAtEveryPlace() {
        for (int place = 0; place < 40; place++) {
            byte[] bytes = "a".repeat(40).getBytes(StandardCharsets.US_ASCII);
            map.read(bytes, 0, bytes.length);
            assertThat(map.isBeyondAscii() || map.mayHaveNumbers()).isFalse();
            bytes[place] = BEYOND;
            holdsFor(bytes, 0, bytes.length);
            bytes[place] = '\\';
            if (place + 1 < bytes.length) {
                bytes[place + 1] = 'u';
            }
            holdsFor(bytes, 0, bytes.length);
        }
    }
}
