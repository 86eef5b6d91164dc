package io.breakwater.bench.campaign;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Rebuilds all tables and waves from many sightings and then keeps them current one by one. Prints CPU seconds of the
 * rebuild (making the sightings up is measured by itself and taken off) and the times of incremental updates, each one
 * sighting and one watermark with everything that is told of it: the first ones, while the JVM still compiles what has
 * run for the first time, by themselves; then those of victims found late, anywhere in the past, and those of victims of
 * the present, which move the time as of which all campaigns are told. Arguments: number of sightings (10,000,000), share
 * of unnamed ones (0.3), number of timed updates (3,000), share of victims that leave a file hash nobody else leaves (0).
 */
public final class CampaignSpeed {
    private static final ZoneId ZONE = ZoneId.of("+08:00");
    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final int FIRST_UPDATES = 300;
    private static final double GOAL_MILLIS = 10;
    private static final int DAYS = 730;

    /** Without a word in common, which would make them one. */
    private static final List<String> GANGS = List.of("karst", "loess", "moraine");

    private static final Consumer<ProviderOutput> NOBODY = output -> {};

    private final SplittableRandom random;
    private final double unnamed;
    private final double hashes;

    private CampaignSpeed(long seed, double unnamed, double hashes) {
        this.random = new SplittableRandom(seed);
        this.unnamed = unnamed;
        this.hashes = hashes;
    }

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        double unnamed = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.3;
        double hashes = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 0;
        double making = cpuSeconds(() -> {
            CampaignSpeed maker = new CampaignSpeed(1, unnamed, hashes);
            for (int index = 0; index < count; index++) {
                maker.sighting(index);
            }
        });
        CampaignStage stage = new CampaignStage(ZONE, FamilyNames.none());
        CampaignState state = stage.initial();
        CampaignSpeed maker = new CampaignSpeed(1, unnamed, hashes);
        double rebuilding = cpuSeconds(() -> {
            for (int index = 0; index < count; index++) {
                stage.accept(state, maker.sighting(index), NOBODY);
            }
            stage.advance(state, Instant.MAX, NOBODY);
        });
        print("rebuild of %d sightings: %.1f s CPU (and %.1f s to make them up)%n", count, rebuilding - making, making);
        int updates = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        Updates keeping = new Updates(stage, state, maker, count);
        print("first %d updates, half of each kind: %s%n", FIRST_UPDATES, figures(keeping.both(FIRST_UPDATES)));
        double[] both = keeping.both(updates);
        print("update by a victim of the past: %s%n", figures(everySecond(both, 0)));
        print("update by a victim of the present: %s%n", figures(everySecond(both, 1)));
    }

    /** Sightings one by one, in turns of the past and of the present. */
    private static final class Updates {
        private static final Duration BETWEEN = Duration.ofMinutes(20);

        private final CampaignStage stage;
        private final CampaignState state;
        private final CampaignSpeed maker;
        private int next;
        private Instant now = BEGIN.plus(Duration.ofDays(DAYS));

        Updates(CampaignStage stage, CampaignState state, CampaignSpeed maker, int next) {
            this.stage = stage;
            this.state = state;
            this.maker = maker;
            this.next = next;
        }

        /** Milliseconds of CPU of each. */
        double[] both(int updates) {
            double[] millis = new double[updates];
            for (int index = 0; index < updates; index++) {
                now = now.plus(BETWEEN.dividedBy(2));
                Sighting sighting = index % 2 == 0 ? maker.sighting(next++) : maker.sighting(next++, now);
                long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                stage.accept(state, sighting, NOBODY);
                stage.advance(state, now, NOBODY);
                millis[index] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
            }
            return millis;
        }
    }

    private static double[] everySecond(double[] values, int from) {
        return IntStream.range(0, values.length)
                .filter(index -> index % 2 == from)
                .mapToDouble(index -> values[index])
                .toArray();
    }

    private static String figures(double[] millis) {
        double[] ordered = millis.clone();
        Arrays.sort(ordered);
        return String.format(
                Locale.ROOT,
                "median %.2f ms CPU, 95 %% %.2f ms, 99 %% %.2f ms, longest %.2f ms; %d of %d above %.0f ms",
                ordered[ordered.length / 2],
                ordered[ordered.length * 95 / 100],
                ordered[ordered.length * 99 / 100],
                ordered[ordered.length - 1],
                Arrays.stream(ordered).filter(each -> each > GOAL_MILLIS).count(),
                ordered.length,
                GOAL_MILLIS);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static double cpuSeconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }

    private Sighting sighting(int index) {
        long second = random.nextInt(10) == 0
                ? random.nextInt(DAYS * 86_400)
                : (60L + 200L * random.nextInt(3) + random.nextInt(12)) * 86_400 + random.nextInt(86_400);
        return sighting(index, BEGIN.plusSeconds(second));
    }

    private Sighting sighting(int index, Instant at) {
        int gang = random.nextInt(GANGS.size());
        TreeMap<Stage, Instant> stages = new TreeMap<>();
        stages.put(Stage.EXPLOITATION, at);
        stages.put(Stage.REMOTE_CONTROL, at.plus(Duration.ofSeconds(random.nextInt(7200))));
        stages.put(Stage.ENCRYPTION, at.plus(Duration.ofSeconds(7200 + random.nextInt(36_000))));
        Trait controller = new Trait(TraitKind.C2_ADDRESS, "192.0.2." + random.nextInt(40));
        Trait product = new Trait(TraitKind.EXPLOITED_PRODUCT, "suite-" + random.nextInt(20));
        Trait family = new Trait(TraitKind.FAMILY, GANGS.get(gang));
        List<Trait> traits = new ArrayList<>(List.of(controller, product));
        if (random.nextDouble() >= unnamed) {
            traits.add(family);
        }
        if (hashes > 0 && random.nextDouble() < hashes) {
            traits.add(new Trait(TraitKind.FILE_HASH, "%064x".formatted(index)));
        }
        return new Sighting(
                new SightingId("%032x".formatted(index)),
                "tenant-" + random.nextInt(5_000),
                "asset-" + index,
                at,
                "P" + random.nextInt(31),
                "P" + random.nextInt(31),
                "I" + random.nextInt(12),
                product.value(),
                random.nextBoolean(),
                stages,
                List.of("T1190", "T1486"),
                traits,
                false,
                0);
    }
}
