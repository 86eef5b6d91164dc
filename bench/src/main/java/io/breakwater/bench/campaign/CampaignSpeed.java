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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rebuilds all tables and waves from many sightings and then keeps them current one by one. Prints CPU seconds of the
 * rebuild (making the sightings up is measured by itself and taken off) and the times of incremental updates, each with
 * everything that is told of it. Arguments: number of sightings (10,000,000), share of unnamed ones (0.3).
 */
public final class CampaignSpeed {
    private static final ZoneId ZONE = ZoneId.of("+08:00");
    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final int UPDATES = 300;
    private static final int DAYS = 730;
    private static final Consumer<ProviderOutput> NOBODY = output -> {};

    private final SplittableRandom random;
    private final double unnamed;

    private CampaignSpeed(long seed, double unnamed) {
        this.random = new SplittableRandom(seed);
        this.unnamed = unnamed;
    }

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        double unnamed = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.3;
        double making = cpuSeconds(() -> {
            CampaignSpeed maker = new CampaignSpeed(1, unnamed);
            for (int index = 0; index < count; index++) {
                maker.sighting(index);
            }
        });
        CampaignStage stage = new CampaignStage(ZONE, FamilyNames.none());
        CampaignState state = stage.initial();
        CampaignSpeed maker = new CampaignSpeed(1, unnamed);
        double rebuilding = cpuSeconds(() -> {
            for (int index = 0; index < count; index++) {
                stage.accept(state, maker.sighting(index), NOBODY);
            }
            stage.advance(state, Instant.MAX, NOBODY);
        });
        print("rebuild of %d sightings: %.1f s CPU (and %.1f s to make them up)%n", count, rebuilding - making, making);
        double[] millis = new double[UPDATES];
        for (int index = 0; index < UPDATES; index++) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            stage.accept(state, maker.sighting(count + index), NOBODY);
            stage.advance(state, BEGIN.plus(Duration.ofDays(DAYS)), NOBODY);
            millis[index] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        print(
                "incremental update: median %.2f ms CPU, 95 %% %.2f ms, longest %.2f ms%n",
                millis[UPDATES / 2], millis[UPDATES * 95 / 100], millis[UPDATES - 1]);
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
        int gang = random.nextInt(3);
        long second = random.nextInt(10) == 0
                ? random.nextInt(DAYS * 86_400)
                : (60L + 200L * random.nextInt(3) + random.nextInt(12)) * 86_400 + random.nextInt(86_400);
        Instant at = BEGIN.plusSeconds(second);
        TreeMap<Stage, Instant> stages = new TreeMap<>();
        stages.put(Stage.EXPLOITATION, at);
        stages.put(Stage.REMOTE_CONTROL, at.plus(Duration.ofSeconds(random.nextInt(7200))));
        stages.put(Stage.ENCRYPTION, at.plus(Duration.ofSeconds(7200 + random.nextInt(36_000))));
        Trait controller = new Trait(TraitKind.C2_ADDRESS, "192.0.2." + random.nextInt(40));
        Trait product = new Trait(TraitKind.EXPLOITED_PRODUCT, "suite-" + random.nextInt(20));
        Trait family = new Trait(TraitKind.FAMILY, "gang-" + (char) ('k' + gang));
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
                random.nextDouble() < unnamed ? List.of(controller, product) : List.of(family, controller, product),
                false,
                0);
    }
}
