package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered of a value is that value's, whatever else wanted its place. */
final class ValueMemoryTest {
    private static final int FIELD = 3;
    private final ValueMemory memory = new ValueMemory();

    private KnownValue recall(int field, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return memory.recall(field, bytes, 0, bytes.length);
    }

    private static void learn(KnownValue value, int signal) {
        Signals found = new Signals();
        found.signal(signal);
        value.searched(found);
    }

    @Test
    void aValueThatComesAgainIsKnownAndOneOfAnotherFieldIsNot() {
        learn(recall(FIELD, "powershell.exe"), 1);
        assertThat(recall(FIELD, "powershell.exe").isSearched()).isTrue();
        assertThat(recall(FIELD + 1, "powershell.exe").isSearched()).isFalse();
        assertThat(recall(FIELD, "powershell.ex").isSearched()).isFalse();
        assertThat(recall(FIELD, "x".repeat(20_000))).as("too long to be kept").isNull();
    }

    /** As many values as a day has, a few of which come all the time. */
    @Test
    void whatComesAgainIsSeldomPushedOutByWhatDoesNot() {
        int forgotten = 0;
        for (int once = 0; once < 100_000; once++) {
            recall(FIELD, "once " + once);
            KnownValue always = recall(FIELD, "always " + once % 50);
            if (always == null || !always.isSearched()) {
                forgotten++;
                if (always != null) {
                    learn(always, once % 50);
                }
            }
        }
        assertThat(forgotten).isBetween(50, 1_000);
    }

    @Test
    void whatIsToldOfAValueIsTrueHoweverOftenPlacesChange() {
        Random random = new Random(20261130);
        Map<KnownValue, Integer> places = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            int number = random.nextInt(30_000);
            KnownValue known = recall(number % 7, "value " + number);
            if (known != null && known.isSearched()) {
                assertThat(places.get(known)).isEqualTo(number);
            } else if (known != null) {
                learn(known, number);
                places.put(known, number);
            }
        }
        assertThat(places).hasSizeLessThanOrEqualTo(4096);
    }
}
