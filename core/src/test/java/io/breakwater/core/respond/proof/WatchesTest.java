package io.breakwater.core.respond.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WatchesTest {
    private static final String BAD = "198.51.100.7";
    private static final Instant NOON = Events.NOON;

    private final Watches watches = new Watches();

    @Test
    void nothingIsCountedWithoutAnOrder() {
        assertThat(passages(from(BAD))).isEmpty();
    }

    @Test
    void everyEventOfTheTenantThatNamesTheTargetCountsOnce() {
        watches.take(block("a", BAD, Optional.empty()), NOON);
        assertThat(passages(from(BAD))).extracting(Passage::direction).containsExactly(Direction.FROM_TARGET);
        assertThat(passages(to(BAD))).extracting(Passage::direction).containsExactly(Direction.TO_TARGET);
        assertThat(passages(Events.traffic("e", NOON, Map.of(Attribute.SRC_IP, BAD, Attribute.DST_IP, BAD))))
                .hasSize(1);
        assertThat(passages(from("198.51.100.70"))).isEmpty();
        Event another = Events.event(
                new TenantId("other"),
                "e",
                NOON,
                OcsfClass.NETWORK_ACTIVITY,
                Map.of(Attribute.SRC_IP, BAD),
                Fields.empty());
        assertThat(passages(another)).as("of another tenant").isEmpty();
    }

    @Test
    void ofTwoWatchedEndsBothCount() {
        watches.take(block("a", BAD, Optional.empty()), NOON);
        watches.take(block("b", "198.51.100.8", Optional.empty()), NOON);
        Event between = Events.traffic("e", NOON, Map.of(Attribute.SRC_IP, BAD, Attribute.DST_IP, "198.51.100.8"));
        assertThat(passages(between)).extracting(Passage::target).containsExactly(BAD, "198.51.100.8");
    }

    @Test
    void whatAnIsolatedHostTellsOfItselfIsNoTraffic() {
        watches.take(
                new Watch(Events.ACME, new ActionId("h"), ActionKind.ISOLATE_HOST, "ERP-01", Optional.empty()), NOON);
        Map<Attribute, String> itself = Map.of(Attribute.DEVICE_HOSTNAME, "ERP-01");
        assertThat(passages(Events.event(Events.ACME, "e", NOON, OcsfClass.PROCESS_ACTIVITY, itself, Fields.empty())))
                .isEmpty();
        assertThat(passages(Events.traffic("e", NOON, itself)))
                .extracting(Passage::target)
                .containsExactly("erp-01");
    }

    @Test
    void aClockThatRunsAheadIsNotBelieved() {
        watches.take(block("a", BAD, Optional.empty()), NOON);
        Event ahead = Events.traffic("e", NOON.plus(Duration.ofHours(2)), Map.of(Attribute.SRC_IP, BAD));
        assertThat(passages(ahead)).extracting(Passage::time).containsExactly(NOON);
        Event late = Events.traffic("e", NOON.minus(Duration.ofHours(2)), Map.of(Attribute.SRC_IP, BAD));
        assertThat(passages(late)).extracting(Passage::time).containsExactly(NOON.minus(Duration.ofHours(2)));
    }

    @Test
    void whatArrivesAfterTheEndIsNotCounted() {
        watches.take(block("a", BAD, Optional.empty()), NOON);
        watches.take(block("a", BAD, Optional.of(NOON)), NOON);
        assertThat(passages(from(BAD))).as("arrived at noon").hasSize(1);
        Watches ended = new Watches();
        ended.take(block("a", BAD, Optional.of(NOON.minusSeconds(1))), NOON);
        assertThat(passages(ended, from(BAD))).isEmpty();
    }

    @Test
    void theSameOrdersInAnyOrderWithDoublesAndThroughARestartAreTheSame() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Watch> orders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String target = "198.51.100." + random.nextInt(40);
            orders.add(block("a" + i, target, Optional.empty()));
            if (random.nextBoolean()) {
                orders.add(block("a" + i, target, Optional.of(NOON.plusSeconds(random.nextInt(200) - 100L))));
            }
        }
        orders.forEach(order -> watches.take(order, NOON));
        List<Watch> shuffled = new ArrayList<>(orders);
        shuffled.addAll(orders.subList(0, 100));
        Collections.shuffle(shuffled, random);
        Watches first = new Watches();
        shuffled.subList(0, 150).forEach(order -> first.take(order, NOON));
        Watches second = new Watches();
        first.orders().forEach(order -> second.take(order, Instant.EPOCH));
        shuffled.subList(150, shuffled.size()).forEach(order -> second.take(order, NOON));
        assertThat(new HashSet<>(second.orders())).isEqualTo(new HashSet<>(watches.orders()));
        for (int last = 0; last < 40; last++) {
            Event event = from("198.51.100." + last);
            assertThat(passages(second, event)).isEqualTo(passages(event));
        }
    }

    @Test
    void theEndOfAnActionIsForgottenInTheEnd() {
        watches.take(block("a", BAD, Optional.of(NOON)), NOON);
        watches.take(
                block("b", "198.51.100.8", Optional.empty()),
                NOON.plus(Watches.ENDS_KEPT).minusSeconds(1));
        assertThat(watches.orders()).hasSize(2);
        watches.take(
                block("c", "198.51.100.9", Optional.empty()),
                NOON.plus(Watches.ENDS_KEPT).plus(Duration.ofDays(1)));
        assertThat(watches.orders()).extracting(Watch::action).doesNotContain(new ActionId("a"));
    }

    @Test
    void anOrderTravelsAsARecordAndOneOfAnotherTenantIsRejected() {
        Watch order = block("a", BAD, Optional.empty());
        List<Watch> read = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        RawRecord record = order.record(NOON);
        assertThat(Watch.isIn(record)).isTrue();
        Watch.read(record, read::add, rejected::add);
        Watch.read(block("b", BAD, Optional.of(NOON)).record(NOON), read::add, rejected::add);
        assertThat(read).containsExactly(order, block("b", BAD, Optional.of(NOON)));
        RawRecord forged = new RawRecord(
                new TenantId("other"), record.source(), NOON, record.origin(), record.connector(), record.payload());
        Watch.read(forged, read::add, rejected::add);
        RawRecord torn = new RawRecord(
                Events.ACME, record.source(), NOON, record.origin(), record.connector(), new byte[] {'{'});
        Watch.read(torn, read::add, rejected::add);
        assertThat(read).hasSize(2);
        assertThat(rejected).extracting(Rejected::code).containsExactly("watch.wrong-tenant", "watch.syntax");
    }

    private static Watch block(String action, String address, Optional<Instant> until) {
        return new Watch(Events.ACME, new ActionId(action), ActionKind.BLOCK_ADDRESS, address, until);
    }

    private static Event from(String address) {
        return Events.traffic("e-from", NOON, Map.of(Attribute.SRC_IP, address, Attribute.ACTION, "allow"));
    }

    private static Event to(String address) {
        return Events.traffic("e-to", NOON, Map.of(Attribute.DST_IP, address));
    }

    private List<Passage> passages(Event event) {
        return passages(watches, event);
    }

    private static List<Passage> passages(Watches among, Event event) {
        List<Passage> found = new ArrayList<>();
        among.passages(event, found::add);
        return found;
    }
}
