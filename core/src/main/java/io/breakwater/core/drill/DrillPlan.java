package io.breakwater.core.drill;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A recorded campaign of 26 days over 25 invented customers, ending at a base time: three bursts with sleep between them,
 * in seven formats, with noise, blocked attempts, late and doubled lines, an authorised test, and jobs of the house that
 * look like an attack. Equal seed and base give equal lines, byte for byte.
 *
 * @param tenants the customers' registrations
 * @param exposed their servers as the internet sees them, known from the first day on
 * @param lines in the order of their arrival at the doors, none after the base time
 * @param victims what the script did: the truth to hold a result against; machines taken a second time are not listed again
 */
public record DrillPlan(
        List<TenantProfile> tenants, List<ExposedAsset> exposed, List<DrillLine> lines, List<DrillVictim> victims) {
    private static final int DAYS = 26;

    public DrillPlan {
        tenants = List.copyOf(tenants);
        exposed = List.copyOf(exposed);
        lines = List.copyOf(lines);
        victims = List.copyOf(victims);
    }

    /** Writes the campaign that ends at {@code base}. */
    public static DrillPlan of(long seed, Instant base) {
        Cast cast = Cast.builtIn();
        SplittableRandom random = new SplittableRandom(seed);
        Instant begin = base.minus(Duration.ofDays(DAYS));
        List<Machine> machines = Estate.drawn(cast, random.split());
        List<Script.Scene> scenes = Script.drawn(cast, machines, base, random.split());
        Journal journal = new Journal(base);
        Background background = new Background(machines, journal, random.split());
        background.fill(begin, DAYS);
        background.authorisedTest(tested(machines, scenes), base.minus(Duration.ofDays(9)));
        scenes.forEach(scene -> play(scene, cast, journal, random.split()));
        return new DrillPlan(
                cast.customers().stream().map(Cast.Customer::profile).toList(),
                machines.stream().map(machine -> machine.exposure(begin)).toList(),
                new Courier(random.split(), base).delivered(journal.entries()),
                scenes.stream()
                        .filter(scene -> !scene.again())
                        .map(Script.Scene::victim)
                        .toList());
    }

    private static void play(Script.Scene scene, Cast cast, Journal journal, SplittableRandom random) {
        new Chain(scene.machine(), cast, scene.family(), scene.at(), journal, random).play(scene.toTheEnd());
    }

    /** The authorised test goes to a web server that no scene plays on. */
    private static Machine tested(List<Machine> machines, List<Script.Scene> scenes) {
        return machines.stream()
                .filter(machine -> !machine.database())
                .filter(machine ->
                        scenes.stream().noneMatch(scene -> scene.machine().equals(machine)))
                .findFirst()
                .orElseThrow();
    }
}
