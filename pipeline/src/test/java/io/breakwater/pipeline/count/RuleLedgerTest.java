package io.breakwater.pipeline.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.RuleRef;
import io.breakwater.pipeline.Records;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.store.RuleCount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleLedgerTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final RuleRef RULE = new RuleRef("r", "1", "t");

    private final RuleLedger ledger = new RuleLedger();

    @Test
    void countsADoubleOnceAndKeepsItsEventOnce() {
        assertThat(ledger.count(hit(7, NOON, false))).isEqualTo(RuleLedger.Told.KEEP);
        assertThat(ledger.count(hit(7, NOON, false))).isEqualTo(RuleLedger.Told.DOUBLE);
        assertThat(total().hits()).isEqualTo(1);
    }

    @Test
    void keepsSoManyEventsOfAnHourAndCountsTheOthers() {
        int more = 25;
        for (int i = 1; i <= RuleLedger.MOST_KEPT + more; i++) {
            ledger.count(hit(i, NOON.plusSeconds(i % 3600), false));
        }
        assertThat(total())
                .extracting(RuleCount::kept, RuleCount::notKept)
                .containsExactly((long) RuleLedger.MOST_KEPT, (long) more);
        assertThat(ledger.count(hit(1_000_000, NOON.plusSeconds(3600), false)))
                .as("the next hour has room")
                .isEqualTo(RuleLedger.Told.KEEP);
    }

    @Test
    void countsWhatTheGateHeldBackAndReadsItselfBack() throws IOException {
        ledger.count(hit(1, NOON, false));
        ledger.count(hit(2, NOON, true));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RuleLedger.LedgerCodec codec = new RuleLedger.LedgerCodec();
        codec.write(ledger, new DataOutputStream(bytes));
        RuleLedger back = codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        RuleHit any = hit(1, NOON, false);
        RuleCount expected =
                new RuleCount(any.tenant(), RULE, 2, 1, 1, 1, NOON, List.of(new RuleCount.Hour(NOON, 2, 1)));
        assertThat(back.total(any)).isEqualTo(expected);
        assertThat(total()).isEqualTo(expected);
        assertThat(back.count(any)).isEqualTo(RuleLedger.Told.DOUBLE);
    }

    @Test
    void tellsOnlyTheHoursThatChangedAndForgetsNoneThatWasNotTold() {
        for (int hour = 0; hour < 200; hour++) {
            ledger.count(hit(hour + 1, NOON.plusSeconds(3600L * hour), false));
        }
        assertThat(total().hours()).as("told before it is forgotten").hasSize(200);
        assertThat(total().hours()).isEmpty();
        ledger.count(hit(1_000, NOON.plusSeconds(3600L * 199), true));
        assertThat(total().hours()).containsExactly(new RuleCount.Hour(NOON.plusSeconds(3600L * 199), 2, 1));
    }

    private RuleCount total() {
        return ledger.total(hit(1, NOON, false));
    }

    private static RuleHit hit(long fingerprint, Instant time, boolean heldBack) {
        RawRecord record = Records.line("acme", "line " + fingerprint);
        Event event = new Event(
                new EventId("e" + fingerprint),
                new Provenance(record.tenant(), record.source(), time, record.origin(), "toy", "toy"),
                time,
                OcsfClass.BASE_EVENT,
                LogSource.UNKNOWN,
                Attributes.empty(),
                Fields.empty());
        return new RuleHit(
                record.tenant(),
                RULE,
                fingerprint,
                time,
                heldBack,
                heldBack ? Optional.empty() : Optional.of(Evidence.of(event, record)));
    }
}
