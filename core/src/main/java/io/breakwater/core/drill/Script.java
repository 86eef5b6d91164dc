package io.breakwater.core.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Burst, sleep, burst: who is taken, and when. The first burst takes only the product that most customers expose, the
 * later ones more and more of the others, so that whoever watches can be warned in time. The last customers of the cast
 * are spared: they expose the same products and wait for their warning.
 */
final class Script {
    private static final List<Burst> BURSTS = List.of(
            new Burst(1, Duration.ofHours(23 * 24), 3, 8, 1.0),
            new Burst(2, Duration.ofHours(12 * 24), 3, 10, 0.7),
            new Burst(3, Duration.ofHours(3 * 24), 3, 16, 0.55));

    private static final int SPARED_CUSTOMERS = 3;
    private static final int TAKEN_AGAIN = 3;

    private final Cast cast;
    private final List<Machine> machines;
    private final SplittableRandom random;
    private final Set<Machine> taken = new LinkedHashSet<>();
    private final List<Scene> scenes = new ArrayList<>();

    /**
     * @param before the base time
     * @param days each with fourteen hours of work
     * @param leadingShare probability that a victim exposes the leading product
     */
    private record Burst(int number, Duration before, int days, int victims, double leadingShare) {}

    /** One chain to play. {@code again}: the machine was taken before and does not count as a new victim. */
    record Scene(Machine machine, Instant at, int wave, Cast.Family family, boolean toTheEnd, boolean again) {
        DrillVictim victim() {
            return new DrillVictim(
                    machine.tenant(), machine.asset(), machine.product(), at, wave, family.name(), toTheEnd);
        }
    }

    private Script(Cast cast, List<Machine> machines, SplittableRandom random) {
        this.cast = cast;
        this.machines = machines;
        this.random = random;
    }

    static List<Scene> drawn(Cast cast, List<Machine> machines, Instant base, SplittableRandom random) {
        Script script = new Script(cast, machines, random);
        BURSTS.forEach(burst -> script.draw(burst, base));
        script.drawRemainder(base);
        return List.copyOf(script.scenes);
    }

    private void draw(Burst burst, Instant base) {
        for (int victim = 0; victim < burst.victims(); victim++) {
            Machine machine = free(random.nextDouble() < burst.leadingShare());
            Instant day = base.minus(burst.before()).plus(Duration.ofDays(victim % burst.days()));
            Instant at = day.plusSeconds(random.nextInt(14 * 3600));
            scenes.add(new Scene(machine, at, burst.number(), cast.family(), random.nextInt(5) > 0, false));
        }
    }

    /** Another gang's single victim, a chain still under way at the base time, and machines that are taken again. */
    private void drawRemainder(Instant base) {
        Instant other = base.minus(Duration.ofDays(7)).plusSeconds(random.nextInt(36_000));
        scenes.add(new Scene(free(false), other, 0, cast.otherFamily(), true, false));
        scenes.add(new Scene(free(true), base.minus(Duration.ofMinutes(70)), 3, cast.family(), true, false));
        List<Scene> first = List.copyOf(scenes.subList(0, TAKEN_AGAIN));
        for (Scene scene : first) {
            Instant at = base.minus(Duration.ofHours(60)).plusSeconds(random.nextInt(36_000));
            scenes.add(new Scene(scene.machine(), at, 3, cast.family(), true, true));
        }
    }

    private Machine free(boolean leading) {
        String product = cast.products().get(0).name();
        Set<Cast.Customer> spared = Set.copyOf(cast.customers()
                .subList(
                        cast.customers().size() - SPARED_CUSTOMERS,
                        cast.customers().size()));
        List<Machine> choices = machines.stream()
                .filter(machine -> !taken.contains(machine) && !spared.contains(machine.customer()))
                .filter(machine -> machine.product().equals(product) == leading)
                .toList();
        List<Machine> untouched =
                choices.stream().filter(machine -> !isHit(machine.customer())).toList();
        // The gang spreads wide: most of the time it goes to somebody new.
        List<Machine> drawn = untouched.isEmpty() || random.nextInt(5) == 0 ? choices : untouched;
        Machine machine = drawn.get(random.nextInt(drawn.size()));
        taken.add(machine);
        return machine;
    }

    private boolean isHit(Cast.Customer customer) {
        return taken.stream().anyMatch(machine -> machine.customer().equals(customer));
    }
}
