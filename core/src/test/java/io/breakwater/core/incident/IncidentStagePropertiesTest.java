package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.model.WatchAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold for any set of inputs. jqwik prints the seed of a failure. */
class IncidentStagePropertiesTest {
    /** What peers know: one rule is common everywhere, one only while a tenant is new. */
    private static final PeerRates PEERS = PeerRates.of(Map.of(
            WatchAge.FIRST_DAY,
            Map.of(
                    "rule-EXPLOITATION", new SightingRate(40, 20, 12),
                    "rule-REMOTE_CONTROL", new SightingRate(9, 3, 2)),
            WatchAge.LATER,
            Map.of("rule-REMOTE_CONTROL", new SightingRate(9, 3, 2))));

    /**
     * How a world is laid out: one host alone, so that chains grow long; few; or so many that what they share is a
     * super-node. And a day, so that attacks run at the same time, or twenty, so that incidents close, reopen and pass
     * their greatest length.
     */
    private record World(int hosts, int days) {
        static World of(Random random) {
            int[] hosts = {1, 6, 14};
            return new World(hosts[random.nextInt(hosts.length)], random.nextBoolean() ? 1 : 20);
        }

        String host(Random random) {
            return "a" + random.nextInt(hosts);
        }

        String address(Random random) {
            return "198.51.100." + random.nextInt(hosts);
        }
    }

    private static TenantInput input(World world, Random random) {
        String host = world.host(random);
        String address = world.address(random);
        double hour = random.nextInt(24 * world.days()) + random.nextInt(60) / 60.0;
        return switch (random.nextInt(20)) {
            case 0 ->
                new Authorisation(
                        Scene.TENANT,
                        random.nextBoolean() ? host : address,
                        Scene.hours(hour),
                        Scene.hours(hour + random.nextInt(48)),
                        "T" + random.nextInt(3));
            case 1 ->
                new ExposedAsset(Scene.TENANT, new AssetId(host), address, "", "", "", false, Scene.START, List.of());
            case 2, 3 ->
                dressed(world, Scene.at(address, stage(random), hour), random).build(random.nextInt(3));
            default ->
                dressed(world, Scene.on(host, stage(random), hour), random).build(random.nextInt(3));
        };
    }

    private static Stage stage(Random random) {
        return Stage.values()[random.nextInt(Stage.values().length)];
    }

    private static Scene.Hit dressed(World world, Scene.Hit hit, Random random) {
        hit.fidelity(Fidelity.values()[random.nextInt(3)]).outcome(Outcome.values()[random.nextInt(3)]);
        if (random.nextInt(4) == 0) {
            hit.with(EntityKind.HOST, EntityRole.values()[random.nextInt(3)], world.host(random));
        }
        if (random.nextInt(6) == 0) {
            hit.with(EntityKind.ACCOUNT, EntityRole.ACTOR, "u" + random.nextInt(3));
        }
        if (random.nextInt(6) == 0) {
            hit.with(EntityKind.ADDRESS, EntityRole.VICTIM, world.address(random));
        }
        if (random.nextInt(6) == 0) {
            hit.with(TraitKind.C2_ADDRESS, "203.0.113." + random.nextInt(3));
        }
        return hit;
    }

    /** One event gives one detection of a rule: of two that came out under the same id the first stays. */
    private static List<TenantInput> inputs(Random random) {
        World world = World.of(random);
        List<TenantInput> inputs = new ArrayList<>();
        Set<DetectionId> ids = new HashSet<>();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            TenantInput input = input(world, random);
            if (!(input instanceof Detection detection) || ids.add(detection.id())) {
                inputs.add(input);
            }
        }
        List<Detection> detections = inputs.stream()
                .filter(Detection.class::isInstance)
                .map(Detection.class::cast)
                .toList();
        if (!detections.isEmpty() && random.nextBoolean()) {
            inputs.addAll(decisions(detections, random));
        }
        inputs.addAll(lent(random));
        return inputs;
    }

    /** Up to four facts about peers, some for the same time. */
    private static List<BorrowedRates> lent(Random random) {
        List<BorrowedRates> lent = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            List<BorrowedRates.OfRule> rates = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                for (WatchAge age : WatchAge.values()) {
                    double rate = random.nextInt(3) * 6;
                    rates.add(new BorrowedRates.OfRule(
                            age, "rule-" + stage.name(), new SightingRate(3 * rate, rate, rate)));
                }
            }
            Collections.shuffle(rates, random);
            lent.add(new BorrowedRates(
                    Scene.TENANT,
                    Scene.hours(12 * random.nextInt(6)),
                    Scene.hours(random.nextInt(1000)),
                    3,
                    rates.subList(0, 1 + random.nextInt(rates.size()))));
        }
        return lent;
    }

    /** Merges and splits of anything, and some of them taken back, and some of that taken back again. */
    private static List<AnalystDecision> decisions(List<Detection> detections, Random random) {
        List<AnalystDecision> decisions = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            Instant when = Scene.hours(24 * 20 + i);
            if (!decisions.isEmpty() && random.nextInt(3) == 0) {
                AnalystDecision one = decisions.get(random.nextInt(decisions.size()));
                decisions.add(AnalystDecision.undo(one, when, "lin", "no"));
                continue;
            }
            List<DetectionId> named = List.of(some(detections, random), some(detections, random));
            decisions.add(
                    random.nextBoolean() && !named.getFirst().equals(named.getLast())
                            ? AnalystDecision.merge(Scene.TENANT, named, when, "lin", "one gang")
                            : AnalystDecision.split(Scene.TENANT, named, when, "lin", "two gangs"));
        }
        return decisions;
    }

    private static DetectionId some(List<Detection> detections, Random random) {
        return detections.get(random.nextInt(detections.size())).id();
    }

    private static PeerRates peers(Random random) {
        return random.nextBoolean() ? PEERS : PeerRates.NONE;
    }

    /** Says the first difference only: whole incidents are too long to read. */
    private static void assertSame(List<Incident> expected, List<Incident> actual) {
        assertEquals(
                expected.stream().map(Incident::id).toList(),
                actual.stream().map(Incident::id).toList());
        for (int i = 0; i < expected.size(); i++) {
            Incident one = expected.get(i);
            Incident other = actual.get(i);
            assertEquals(one.leftOut(), other.leftOut());
            assertEquals(one.members(), other.members());
            assertEquals(one.score(), other.score());
            assertEquals(one.opened(), other.opened());
            assertEquals(one.status(), other.status());
            assertEquals(one, other);
        }
    }

    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<TenantInput> inputs = inputs(random);
        PeerRates peers = peers(random);
        List<Incident> inOrder = Scene.of(inputs, peers).incidents();
        Collections.shuffle(inputs, random);
        assertSame(inOrder, Scene.of(inputs, peers).incidents());
    }

    @Property(tries = 200)
    void doublesDoNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<TenantInput> inputs = inputs(random);
        List<TenantInput> doubled = new ArrayList<>(inputs);
        doubled.addAll(inputs);
        Collections.shuffle(doubled, random);
        assertSame(Scene.of(inputs).incidents(), Scene.of(doubled).incidents());
    }

    private static boolean namesHostAndAddress(Detection detection) {
        return detection.entities().stream()
                        .filter(entity -> entity.role() == EntityRole.VICTIM)
                        .map(Entity::kind)
                        .distinct()
                        .count()
                > 1;
    }

    private record Arrival(double hour, TenantInput input) {}

    /**
     * Inputs in the order of arrival: a detection comes up to sixty hours after its time, a fact in the first days. None
     * teaches late which host has which address: by then weak evidence at that address is let go.
     */
    private static List<Arrival> arrivals(Random random) {
        return inputs(random).stream()
                .filter(input -> !(input instanceof Detection detection && namesHostAndAddress(detection)))
                .map(input -> new Arrival(
                        input instanceof Detection detection
                                ? Duration.between(Scene.START, detection.time())
                                                        .toMinutes()
                                                / 60.0
                                        + random.nextInt(60)
                                : random.nextInt(120),
                        input))
                .sorted(Comparator.comparingDouble(Arrival::hour))
                .toList();
    }

    @Property(tries = 200)
    void aWatermarkOnTheWayDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = arrivals(random);
        PeerRates peers = peers(random);
        Scene straight = new Scene(CorrelationTuning.defaults(), peers);
        arrivals.forEach(arrival -> straight.feed(arrival.input()));
        straight.advance(Scene.hours(24 * 20));
        Scene stepwise = new Scene(CorrelationTuning.defaults(), peers);
        for (Arrival arrival : arrivals) {
            stepwise.feed(arrival.input());
            stepwise.advance(Scene.hours(arrival.hour() - 60));
        }
        stepwise.advance(Scene.hours(24 * 20));
        assertSame(straight.incidents(), stepwise.incidents());
    }

    @Property(tries = 200)
    void aRestartInMidStreamDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<TenantInput> inputs = inputs(random);
        PeerRates peers = peers(random);
        Scene restarted = new Scene(CorrelationTuning.defaults(), peers);
        for (int i = 0; i < inputs.size(); i++) {
            restarted.feed(inputs.get(i));
            if (i % 7 == 3) {
                restarted.restart();
            }
        }
        restarted.advance(Scene.END);
        assertEquals(Scene.of(inputs, peers).changes, restarted.changes);
    }

    @Property(tries = 300)
    void everyGroupStandsWhereItWouldBePutNow(@ForAll long seed) {
        Random random = new Random(seed);
        Scene scene = new Scene(CorrelationTuning.defaults(), peers(random));
        inputs(random).forEach(scene::feed);
        for (Group group : scene.state().groups.values()) {
            assertEquals(scene.state().placer.place(group), group.placement, group::toString);
        }
    }

    @Property(tries = 100)
    void noDetectionIsInTwoIncidents(@ForAll long seed) {
        List<Incident> incidents = Scene.of(inputs(new Random(seed))).incidents();
        List<Object> members = new ArrayList<>();
        incidents.forEach(incident -> incident.members().forEach(member -> members.add(member.id())));
        assertEquals(members.stream().distinct().count(), members.size());
    }
}
