package io.breakwater.pipeline.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fate;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.store.PassageCount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PassageLedgerTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final PassageLedger ledger = new PassageLedger();

    @Test
    void countsADoubleOnce() {
        assertThat(ledger.count(passage(7, NOON, Fate.STOPPED, Direction.FROM_TARGET)))
                .isTrue();
        assertThat(ledger.count(passage(7, NOON, Fate.STOPPED, Direction.FROM_TARGET)))
                .isFalse();
        assertThat(total().minutes())
                .containsExactly(new PassageCount.Minute(NOON, Direction.FROM_TARGET, new Fates(1, 0, 0)));
    }

    @Test
    void tellsOnlyTheMinutesThatChanged() {
        ledger.count(passage(1, NOON, Fate.STOPPED, Direction.FROM_TARGET));
        ledger.count(passage(2, NOON.plusSeconds(61), Fate.LET_THROUGH, Direction.TO_TARGET));
        assertThat(total().minutes()).hasSize(2);
        assertThat(total().minutes()).isEmpty();
        ledger.count(passage(3, NOON.plusSeconds(59), Fate.NOT_SAID, Direction.FROM_TARGET));
        assertThat(total().minutes())
                .containsExactly(new PassageCount.Minute(NOON, Direction.FROM_TARGET, new Fates(1, 0, 1)));
    }

    @Test
    void theSameEventsInAnyOrderLateDoubledAndThroughRestartsCountTheSame() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            passages.add(passage(
                    i + 1L,
                    NOON.plusSeconds(random.nextInt(48 * 3600)),
                    Fate.values()[random.nextInt(3)],
                    Direction.values()[random.nextInt(3)]));
        }
        List<Passage> shuffled = new ArrayList<>(passages);
        shuffled.addAll(passages.subList(0, 1_000));
        Collections.shuffle(shuffled, random);
        PassageLedger running = new PassageLedger();
        Map<String, Fates> told = new TreeMap<>();
        for (Passage passage : shuffled) {
            running.count(passage);
            if (random.nextInt(50) == 0) {
                tell(running, told);
            }
            if (random.nextInt(400) == 0) {
                running = thereAndBack(running);
            }
        }
        PassageCount last = tell(running, told);
        Map<String, Fates> expected = new TreeMap<>();
        passages.forEach(passage -> expected.merge(
                passage.time().getEpochSecond() / 60 + " " + passage.direction(), one(passage.fate()), Fates::plus));
        assertThat(told.equals(expected)).as("minutes").isTrue();
        assertThat(last.beyond()).isZero();
        assertThat(last.first())
                .isEqualTo(passages.stream()
                        .map(Passage::time)
                        .min(Instant::compareTo)
                        .orElseThrow());
        assertThat(last.last())
                .isEqualTo(passages.stream()
                        .map(Passage::time)
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    @Test
    void aMinuteThatIsNotHeldAnyMoreIsNeverToldAnewWithLess() throws IOException {
        int more = 10;
        for (int i = 0; i < PassageLedger.MOST_MINUTES + more; i++) {
            ledger.count(passage(i + 1L, NOON.plusSeconds(60L * i), Fate.STOPPED, Direction.FROM_TARGET));
        }
        assertThat(total().minutes()).as("told before they go").hasSize(PassageLedger.MOST_MINUTES + more);
        PassageLedger back = thereAndBack(ledger);
        back.count(passage(1_000_000, NOON.plusSeconds(60L * (more - 1)), Fate.LET_THROUGH, Direction.FROM_TARGET));
        PassageCount late = total(back);
        assertThat(late.beyond()).isEqualTo(1);
        assertThat(late.minutes())
                .as("after a restart all that are held are told again")
                .hasSize(PassageLedger.MOST_MINUTES)
                .noneMatch(minute -> minute.fates().letThrough() > 0);
        back.count(passage(1_000_001, NOON.plusSeconds(60L * more), Fate.LET_THROUGH, Direction.FROM_TARGET));
        assertThat(total(back).minutes()).extracting(PassageCount.Minute::fates).containsExactly(new Fates(1, 1, 0));
    }

    private static PassageCount tell(PassageLedger ledger, Map<String, Fates> told) {
        PassageCount count = total(ledger);
        count.minutes()
                .forEach(minute ->
                        told.put(minute.begin().getEpochSecond() / 60 + " " + minute.direction(), minute.fates()));
        return count;
    }

    private static Fates one(Fate fate) {
        return switch (fate) {
            case STOPPED -> new Fates(1, 0, 0);
            case LET_THROUGH -> new Fates(0, 1, 0);
            case NOT_SAID -> new Fates(0, 0, 1);
        };
    }

    private static PassageLedger thereAndBack(PassageLedger ledger) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PassageLedger.LedgerCodec codec = new PassageLedger.LedgerCodec();
        codec.write(ledger, new DataOutputStream(bytes));
        return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private PassageCount total() {
        return total(ledger);
    }

    private static PassageCount total(PassageLedger ledger) {
        return ledger.total(passage(0, NOON, Fate.STOPPED, Direction.NOT_KNOWN));
    }

    private static Passage passage(long fingerprint, Instant time, Fate fate, Direction direction) {
        return new Passage(
                new TenantId("acme"),
                ActionKind.BLOCK_ADDRESS,
                "198.51.100.7",
                new SourceId("firewall"),
                time,
                fate,
                direction,
                fingerprint);
    }
}
