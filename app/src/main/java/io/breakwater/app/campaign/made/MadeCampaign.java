package io.breakwater.app.campaign.made;

import io.breakwater.core.model.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A made-up campaign with its truth, drawn from a seed: the same seed gives the same bytes.
 *
 * <p>The main gang has two to four waves; three of five victims run its favourite product. Another gang takes victims
 * evenly over time, with the same pool of controllers, so that infrastructure alone cannot tell the two apart. One victim
 * in eight is compromised again days later. Around it: refused attacks with a surge, brute force, scanners, backup, patch
 * and encryption jobs, drills. Three in a hundred lines arrive 6 to 60 hours late, four in a hundred twice.
 */
public final class MadeCampaign {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final LocalDate BEGIN = LocalDate.of(2024, 9, 3);
    private static final int DAYS = 150;
    private static final double FAVOURITE = 0.6;
    private static final double AGAIN = 0.12;
    private static final double LATE = 0.03;
    private static final double TWICE = 0.04;

    private final Scale scale;
    private final SplittableRandom random;
    private final World world;
    private final Chain chain;
    private final Rhythm rhythm;
    private final List<Asset> free;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Asset, Instant> victims = new LinkedHashMap<>();

    private record Arrival(Instant at, Line line) {}

    /**
     * How much goes on beside the main gang's waves.
     *
     * @param noise lines that are nobody's attack
     * @param drills announced tests
     * @param steady victims of the other gang
     */
    public record Scale(int noise, int drills, int steady) {
        /** Enough to be hard. */
        public static final Scale FULL = new Scale(15_000, 40, 60);
    }

    public MadeCampaign(long seed) {
        this(seed, Scale.FULL);
    }

    public MadeCampaign(long seed, Scale scale) {
        this.scale = scale;
        this.random = new SplittableRandom(seed);
        this.world = new World(random.split());
        this.chain = new Chain(random.split());
        this.rhythm = new Rhythm(random.split());
        this.free = new ArrayList<>(world.assets);
        Collections.shuffle(free, new Random(seed));
    }

    /** Writes events, tenants, exposure and truth.json to {@code folder}. */
    public void write(Path folder) throws IOException {
        List<String> pool =
                IntStream.range(0, 30).mapToObj(i -> "203.0.113." + i).toList();
        Gang main = new Gang("Gamma", ".gamma", pool, "SUITE-07");
        List<LocalDate[]> waves = rhythm.waves(BEGIN, DAYS);
        for (LocalDate[] wave : waves) {
            rhythm.times(wave).forEach(at -> victims.put(attack(main, at), at));
        }
        Gang steady = new Gang("Delta", ".delta", pool, "SUITE-11");
        for (int left = scale.steady(); left > 0; left--) {
            attack(steady, anywhere());
        }
        noise();
        writeEvents(folder.resolve("events.ndjson"));
        Files.write(folder.resolve("tenants.ndjson"), world.tenantLines);
        Files.write(
                folder.resolve("exposure.ndjson"),
                world.assets.stream().map(World::exposureLine).toList());
        writeTruth(folder.resolve("truth.json"), waves);
    }

    private Asset attack(Gang gang, Instant at) {
        boolean favourite = random.nextDouble() < FAVOURITE;
        Asset asset = take(favourite ? gang.favourite() : "");
        chain.lines(asset, gang, at).forEach(line -> send(line));
        if (random.nextDouble() < AGAIN) {
            Instant again = at.plus(Duration.ofHours(random.nextInt(80, 500)));
            chain.lines(asset, gang, again).forEach(line -> send(line));
        }
        return asset;
    }

    private Asset take(String product) {
        int index = IntStream.range(0, free.size())
                .filter(i -> product.isEmpty() || free.get(i).product().equals(product))
                .findFirst()
                .orElse(0);
        return free.remove(index);
    }

    private void send(Line line) {
        boolean late = random.nextDouble() < LATE;
        Instant arrival = line.at().plusSeconds(late ? random.nextInt(6 * 3600, 60 * 3600) : random.nextInt(1, 30));
        arrivals.add(new Arrival(arrival, line));
        if (random.nextDouble() < TWICE) {
            arrivals.add(new Arrival(arrival, line));
        }
    }

    private void noise() {
        Consumer<Line> out = line -> arrivals.add(new Arrival(line.at().plusSeconds(9), line));
        Noise noise = new Noise(random.split(), world.assets, midnight(BEGIN), Duration.ofDays(DAYS));
        noise.make(scale.noise(), out);
        // A drill only on assets that stay free: what happens inside its window is nobody's compromise.
        Noise drills = new Noise(random.split(), free, midnight(BEGIN), Duration.ofDays(DAYS));
        for (int left = scale.drills(); left > 0; left--) {
            drills.drill(out);
        }
    }

    private Instant anywhere() {
        return midnight(BEGIN).plusSeconds(random.nextInt(DAYS * 86_400));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(CHINA);
    }

    private void writeEvents(Path file) throws IOException {
        arrivals.sort(Comparator.comparing(Arrival::at));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Arrival arrival : arrivals) {
                out.write(arrival.line().relayed(arrival.at()));
                out.write('\n');
            }
        }
    }

    private void writeTruth(Path file, List<LocalDate[]> waves) throws IOException {
        SortedMap<String, Integer> daily = new TreeMap<>();
        List<Map<String, String>> listed = new ArrayList<>();
        victims.forEach((asset, at) -> {
            String day = at.atOffset(CHINA).toLocalDate().toString();
            daily.merge(day, 1, Integer::sum);
            listed.add(Map.of("asset", asset.name(), "tenant", asset.tenant(), "day", day));
        });
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("profile", "made");
        truth.put("total", victims.size());
        truth.put("daily", daily);
        truth.put(
                "waves",
                waves.stream()
                        .map(wave -> List.of(wave[0].toString(), wave[1].toString()))
                        .toList());
        truth.put("victims", listed);
        Json.text().writeValue(file.toFile(), truth);
    }
}
