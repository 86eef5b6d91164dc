package io.breakwater.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.BlankDays.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BlanksTest {
    private static final int FIRST = 20_000;
    private static final int LAST = FIRST + 129;

    private final Blanks blanks = new Blanks();

    @Test
    void aDailySourceIsMissedOnTheFirstSilentDay() {
        days().forEach(day -> blanks.delivered("edr", day));
        days().filter(day -> day != LAST - 3).forEach(day -> blanks.delivered("waf", day));
        assertThat(reasonOf(LAST - 3)).isEqualTo(Reason.SOURCE_DOWN);
        assertThat(reasonOf(LAST - 4)).isEqualTo(Reason.NO_ATTACK);
    }

    @Test
    void oneSilentDayOfASourceThatOftenPausesIsChance() {
        days().forEach(day -> blanks.delivered("edr", day));
        days().filter(day -> day % 5 != 0).forEach(day -> blanks.delivered("ids", day));
        int paused = days().filter(day -> day % 5 == 0 && day > FIRST + 60)
                .findFirst()
                .orElseThrow();
        assertThat(reasonOf(paused)).isEqualTo(Reason.NO_ATTACK);
    }

    @Test
    void aSourceThatNeverComesBackIsDown() {
        days().forEach(day -> blanks.delivered("edr", day));
        days().filter(day -> day < LAST - 10).forEach(day -> blanks.delivered("waf", day));
        assertThat(reasonOf(LAST)).isEqualTo(Reason.SOURCE_DOWN);
    }

    @Test
    void aDrillCalendarIsNotMissed() {
        days().forEach(day -> blanks.delivered("edr", day));
        Set.of(FIRST + 3, FIRST + 50, FIRST + 90).forEach(day -> blanks.delivered("calendar", day));
        assertThat(reasonOf(FIRST + 70)).isEqualTo(Reason.NO_ATTACK);
    }

    @Test
    void withoutAnyDeliveryThereIsNoData() {
        days().filter(day -> day != FIRST + 40).forEach(day -> blanks.delivered("edr", day));
        assertThat(reasonOf(FIRST + 40)).isEqualTo(Reason.NO_DATA);
    }

    private Reason reasonOf(int day) {
        List<BlankDays> explained = blanks.explain(Set.of(), day, day);
        assertThat(explained).hasSize(1);
        return explained.getFirst().reason();
    }

    private static IntStream days() {
        return IntStream.rangeClosed(FIRST, LAST);
    }
}
