package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.text.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are folded where they stand to what a Java text of them would be folded to, whether they are UTF-8 or not. */
final class FoldedTextTest {
    private static final long SEED = 20261130;

    private static String appended(byte[] utf8, boolean folding) {
        FoldedText buffer = new FoldedText(folding);
        buffer.append(utf8, 0, utf8.length);
        return buffer.text(0, buffer.length);
    }

    private static void holdsFor(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        assertThat(appended(utf8, true)).isEqualTo(Folding.fold(text));
        assertThat(appended(utf8, false)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u4e2d", "A\ud83d\ude00"})
    void eachCodePointIsFoldedAsInAText(String before) {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                byte[] utf8 = (before + Character.toString(c)).getBytes(StandardCharsets.UTF_8);
                FoldedText buffer = new FoldedText(true);
                buffer.append(utf8, 0, utf8.length);
                byte[] expected = Folding.fold(before + Character.toString(c)).getBytes(StandardCharsets.UTF_8);
                assertThat(buffer.length).as("U+%X", c).isEqualTo(expected.length);
                assertThat(buffer.bytes).as("U+%X", c).startsWith(expected);
            }
        }
    }

    /** Every pair of first bytes, whole and broken off, alone and among others. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatIsNoUtf8BecomesWhatATextMakesOfIt(int behind) {
        Random random = new Random(SEED);
        for (int lead = 0x80; lead < 0x100; lead++) {
            for (int second = 0; second < 0x100; second++) {
                byte[] utf8 = new byte[2 + behind];
                utf8[0] = (byte) lead;
                utf8[1] = (byte) second;
                for (int i = 2; i < utf8.length; i++) {
                    utf8[i] = (byte) (random.nextInt(4) > 0 ? 0x80 | random.nextInt(64) : random.nextInt(256));
                }
                holdsFor(utf8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64})
    void longTextsOfAllKindsOfCharactersAreFolded(int kinds) {
        Random random = new Random(SEED + kinds);
        int[] kind = {'A', 0x41f, 0x4e2d, 0x1f600, 0x23a, 0x131, 0x212a, 0x24b6, 0x10400, 0xac00};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.appendCodePoint(kind[random.nextInt(Math.min(kinds, kind.length))]);
        }
        holdsFor(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
