package io.breakwater.core.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {
    private static final Instant ARRIVAL = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-01-05 00:01:46|2025-01-04T16:01:46Z",
                "2025-01-05T00:01:46Z|2025-01-05T00:01:46Z",
                "2025-01-05T00:01:46.5+08:00|2025-01-04T16:01:46.500Z",
                "2025/01/05 00:01:46,123456 -0600|2025-01-05T06:01:46.123456Z",
                "2025-01-05 00:01:46.1234567891|2025-01-04T16:01:46.123456789Z",
            })
    void readsTimesAsProductsWriteThem(String text, Instant expected) {
        assertThat(EventTime.iso(text, ZoneOffset.ofHours(8))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2025-13-05 00:01:46", "2025-01-05", "2025-01-05T00:01:46+99:00", "20x5-01-05 00:01:46"})
    void isEmptyForWhatIsNoTime(String text) {
        assertThat(EventTime.iso(text, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void tellsSecondsMillisMicrosAndNanosApart() {
        Instant second = Instant.ofEpochSecond(1_772_413_323);
        assertThat(EventTime.epochOfAnyUnit("1772413323")).contains(second);
        assertThat(EventTime.epochOfAnyUnit("1772413323.25")).contains(second.plusMillis(250));
        assertThat(EventTime.epochOfAnyUnit("1772413323000")).contains(second);
        assertThat(EventTime.epochOfAnyUnit("1772413323000000")).contains(second);
        assertThat(EventTime.epochOfAnyUnit("1772413323000000000")).contains(second);
        assertThat(EventTime.epochOfAnyUnit("soon")).isEmpty();
    }

    @Test
    void believesClocksThatRunAheadByAZoneButNotByCenturies() throws Malformed {
        Instant ahead = ARRIVAL.plusSeconds(14 * 3600);
        assertThat(EventTime.plausible(ahead, ARRIVAL)).isEqualTo(ahead);
        assertThatThrownBy(() -> EventTime.plausible(Instant.parse("2200-01-01T00:00:00Z"), ARRIVAL))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("2200-01-01");
        assertThatThrownBy(() -> EventTime.plausible(Instant.parse("1601-01-01T00:00:00Z"), ARRIVAL))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void takesTheEndOfTheCenturyForLimitWhereNobodyKnowsTheArrival() throws Malformed {
        Instant time = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(EventTime.plausible(time, Instant.EPOCH)).isEqualTo(time);
    }
}
