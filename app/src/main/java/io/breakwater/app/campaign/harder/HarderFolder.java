package io.breakwater.app.campaign.harder;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder with events, tenants, exposure and {@code truth.json}, made harder: its events are taken apart into attacks and
 * background, each {@link Difficulty} changes them and the truth with them, and what comes out is written as a folder of
 * the same form. The same folder, difficulties and seed give the same bytes.
 */
public final class HarderFolder {
    private static final int TIMES_LOUDER = 100;
    private static final int LOUD_JITTER_SECONDS = 1_800;

    private final Path folder;
    private final Set<Difficulty> difficulties;
    private final long seed;

    /**
     * @param folder with {@code events*}, {@code tenants*}, {@code exposure*} and {@code truth.json}
     * @throws IllegalArgumentException for difficulties that need another one
     */
    public HarderFolder(Path folder, Set<Difficulty> difficulties, long seed) {
        Difficulty.objectionTo(difficulties).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        this.folder = folder;
        this.difficulties = Set.copyOf(difficulties);
        this.seed = seed;
    }

    /** Writes the harder folder to {@code to}, which must exist. */
    public void write(Path to) throws IOException {
        List<Target> inventory = new ArrayList<>();
        for (String line : lines("exposure")) {
            inventory.add(Target.of(Json.text().readTree(line)));
        }
        JsonNode known = Json.text().readTree(folder.resolve("truth.json").toFile());
        Truth truth = new Truth(known.deepCopy());
        List<Relayed> background = new ArrayList<>();
        List<Attack> attacks = attacks(inventory, truth, background);
        Hardening hardening = new Hardening(new SplittableRandom(seed), inventory, truth);
        for (Difficulty difficulty : Difficulty.values()) {
            if (difficulties.contains(difficulty)) {
                attacks = hardening.put(difficulty, attacks);
            }
        }
        background.replaceAll(line -> line.later(hardening.shift()));
        attacks.forEach(attack -> background.addAll(attack.lines()));
        writeEvents(to.resolve("events.ndjson"), background, hardening, inventory);
        Files.write(to.resolve("tenants.ndjson"), lines("tenants"));
        Files.write(to.resolve("exposure.ndjson"), lines("exposure"));
        Json.text().writeValue(to.resolve("truth.json").toFile(), truth.json());
    }

    private List<Attack> attacks(List<Target> inventory, Truth truth, List<Relayed> background) throws IOException {
        Map<String, Target> byName = new HashMap<>();
        Map<String, Target> byAddress = new HashMap<>();
        for (Target target : inventory) {
            byName.put(target.key(), target);
            byAddress.merge(
                    target.tenant() + "/" + target.address(),
                    target,
                    (one, other) -> truth.isVictim(other.key()) ? other : one);
        }
        Map<Target, List<Relayed>> onTarget = new LinkedHashMap<>();
        for (String text : lines("events")) {
            Relayed line = Relayed.read(text);
            String key = line.tenant() + "/" + line.who();
            Target target = byName.getOrDefault(key, byAddress.get(key));
            if (line.background() || target == null) {
                background.add(line);
            } else {
                onTarget.computeIfAbsent(target, none -> new ArrayList<>()).add(line);
            }
        }
        List<Attack> attacks = new ArrayList<>();
        onTarget.forEach((target, lines) -> attacks.addAll(Attack.of(target, lines)));
        return attacks;
    }

    private void writeEvents(Path file, List<Relayed> lines, Hardening hardening, List<Target> inventory)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed + 1);
        lines.sort(Comparator.comparing(line -> line.ingest().toInstant()));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Relayed line : lines) {
                if (!hardening.delivers(line)) {
                    continue;
                }
                out.write(line.line());
                out.write('\n');
                if (difficulties.contains(Difficulty.LOUD) && line.repeats()) {
                    for (int copy = 1; copy < TIMES_LOUDER; copy++) {
                        Target target = inventory.get(random.nextInt(inventory.size()));
                        Duration by = Duration.ofSeconds(random.nextInt(LOUD_JITTER_SECONDS));
                        out.write(line.on(target).later(by).line());
                        out.write('\n');
                    }
                }
            }
        }
    }

    private List<String> lines(String prefix) throws IOException {
        List<String> all = new ArrayList<>();
        List<Path> named;
        try (Stream<Path> files = Files.list(folder)) {
            named = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
        for (Path file : named) {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().filter(line -> !line.isBlank()).forEach(all::add);
            }
        }
        return all;
    }
}
