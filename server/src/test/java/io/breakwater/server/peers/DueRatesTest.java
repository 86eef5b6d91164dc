package io.breakwater.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.store.PeerHistory.Borrower;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueRatesTest {
    private static final String FIRST = "2025-03-01T00:00:00Z";

    /** Begun on the first at five in the morning. */
    private static Optional<Instant> due(String reached, String... lent) {
        Instant begun = Instant.parse("2025-03-01T05:00:00Z");
        return DueRates.from(new Borrower(
                new TenantId("fresh"),
                begun,
                begun.plusSeconds(72 * 3600),
                Instant.parse(reached),
                Arrays.stream(lent).map(Instant::parse).toList()));
    }

    @Test
    void theDayOfTheBeginningIsFirst() {
        assertThat(due("2025-03-01T05:00:00Z")).contains(Instant.parse(FIRST));
        assertThat(due("2025-03-03T10:00:00Z"))
                .as("also when peers came to be enough only later")
                .contains(Instant.parse(FIRST));
        assertThat(due("2025-03-01T05:00:00Z", FIRST)).isEmpty();
    }

    @Test
    void aRecordThatComesLateAndMovesTheBeginningIsLentToo() {
        assertThat(due("2025-03-02T10:00:00Z", "2025-03-02T00:00:00Z")).contains(Instant.parse(FIRST));
    }

    @Test
    void eachDayThatPassesIsLentTheNext() {
        assertThat(due("2025-03-02T01:00:00Z", FIRST)).contains(Instant.parse("2025-03-03T00:00:00Z"));
        assertThat(due("2025-03-02T23:00:00Z", FIRST, "2025-03-03T00:00:00Z")).isEmpty();
        assertThat(due("2025-03-03T01:00:00Z", FIRST, "2025-03-03T00:00:00Z"))
                .contains(Instant.parse("2025-03-04T00:00:00Z"));
    }

    @Test
    void aDayOnWhichItHasAHistoryOfItsOwnIsNotLent() {
        assertThat(due("2025-03-04T01:00:00Z", FIRST, "2025-03-04T00:00:00Z")).isEmpty();
    }
}
