package io.breakwater.pipeline.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RecordTally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceLedgerTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final SourceLedger ledger = new SourceLedger();

    @Test
    void countsARecordThatComesAgainOnce() {
        assertThat(ledger.count(tally(1, NOON))).isTrue();
        assertThat(ledger.count(tally(2, NOON))).isTrue();
        assertThat(ledger.count(tally(1, NOON.plusSeconds(30)))).isFalse();
        assertThat(ledger.total(tally(1, NOON)).records()).isEqualTo(2);
        assertThat(ledger.total(tally(1, NOON)).events()).isEqualTo(6);
    }

    @Test
    void knowsADoubleForAtLeastOneGeneration() {
        ledger.count(tally(1, NOON));
        ledger.count(tally(2, NOON.plus(SourceLedger.GENERATION).plusSeconds(1)));
        assertThat(ledger.count(tally(1, NOON.plus(SourceLedger.GENERATION).plusSeconds(2))))
                .isFalse();
    }

    @Test
    void forgetsAfterTwoGenerationsSoThatMemoryStaysBounded() {
        for (long i = 0; i < 4L * SourceLedger.LARGEST; i++) {
            ledger.count(tally(i * 31, NOON));
        }
        assertThat(ledger.count(tally(31, NOON))).isTrue();
        assertThat(ledger.count(tally((4L * SourceLedger.LARGEST - 1) * 31, NOON)))
                .isFalse();
    }

    @Test
    void goesOnCountingAfterARestart() throws IOException {
        ledger.count(tally(1, NOON));
        ledger.count(tally(5, NOON.plus(Duration.ofHours(1))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Codec<SourceLedger> codec = new SourceLedger.LedgerCodec();
        codec.write(ledger, new DataOutputStream(bytes));
        SourceLedger restored = codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(restored.count(tally(1, NOON.plus(Duration.ofHours(1))))).isFalse();
        assertThat(restored.count(tally(5, NOON.plus(Duration.ofHours(1))))).isFalse();
        assertThat(restored.count(tally(3, NOON))).isTrue();
        assertThat(restored.total(tally(3, NOON)).lastArrival()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(restored.total(tally(3, NOON)).records()).isEqualTo(3);
    }

    private static RecordTally tally(long fingerprint, Instant arrival) {
        return new RecordTally(new TenantId("acme"), new SourceId("waf"), fingerprint, 3, 1, 0, arrival, arrival);
    }
}
