package io.breakwater.pipeline.toy;

import io.breakwater.core.model.Json;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.store.Outcome;
import io.breakwater.store.PassageCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Outcomes in files, readable by another process: one line {@code key TAB value} each, a later line for a key replacing an
 * earlier one. A batch cut short by a kill is written again by the next run.
 */
public record FolderTarget(String folder) implements OutcomeTarget {
    @Override
    public Connection open() throws IOException {
        Instant now = Instant.now();
        String name = String.format(Locale.ROOT, "%d%09d-%s", now.getEpochSecond(), now.getNano(), UUID.randomUUID());
        return new FolderConnection(
                Files.newBufferedWriter(Files.createDirectories(Path.of(folder)).resolve(name)));
    }

    /** Rows as a database would hold them now. */
    public SortedMap<String, String> rows() {
        TreeMap<String, String> rows = new TreeMap<>();
        if (!Files.isDirectory(Path.of(folder))) {
            return rows;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                put(Files.readString(file), rows);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }

    private static void put(String text, TreeMap<String, String> rows) {
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            rows.put(line.substring(0, tab), line.substring(tab + 1));
        });
    }

    public static void put(Outcome outcome, SortedMap<String, String> rows) {
        rows.put(key(outcome), value(outcome));
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case Outcome.OfIncident(var change) -> "incident " + change.after().id();
            case Outcome.OfRejected(var rejected) -> "rejected " + rejected.id();
            case Outcome.OfSighting(var sighting) -> "sighting " + sighting.id();
            case Outcome.OfCampaign(var tables) -> "campaign " + tables.campaign();
            case Outcome.OfCampaignRoll(var roll) -> "campaigns";
            case Outcome.OfWarning(var warning) -> "warning " + warning.id();
            case Outcome.OfWaveAlarm(var alarm) -> "alarm " + alarm.campaign() + " " + alarm.at();
            case Outcome.OfAttribution(var step) -> "attribution " + step.sighting();
            case Outcome.OfActivity(var activity) -> "activity " + activity.source() + " " + activity.day();
            case Outcome.OfSource(var count) -> "source " + count.tenant() + " " + count.source();
            case Outcome.OfAsset(var asset) ->
                "asset " + asset.tenant() + " " + asset.asset() + " " + asset.address() + " " + asset.product();
            case Outcome.OfPassages(var count) ->
                "passages " + count.kind() + " " + count.tenant() + " " + count.target() + " " + count.source();
            case Outcome.OfWatch(var watch) -> "watch " + watch.tenant();
            case Outcome.OfLending(var lending) -> "lending " + lending.tenant() + " " + lending.from();
            case Outcome.OfContent(var report) -> "content";
            case Outcome.OfQuiet(var matches) -> "quiet";
            case Outcome.OfEvidence(var event, var rule) -> "event " + event.id();
            case Outcome.OfRule(var count) ->
                "rule " + count.tenant() + " " + count.rule().id();
        };
    }

    private static String value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.OfIncident(var change) -> json(change.after());
            case Outcome.OfRejected(var rejected) -> rejected.code();
            case Outcome.OfSighting(var sighting) -> json(sighting);
            case Outcome.OfCampaign(var tables) -> json(tables);
            case Outcome.OfCampaignRoll(var roll) -> json(roll);
            case Outcome.OfWarning(var warning) -> json(warning);
            case Outcome.OfWaveAlarm(var alarm) -> json(alarm);
            case Outcome.OfAttribution(var step) -> json(step);
            case Outcome.OfActivity(var activity) -> json(activity);
            case Outcome.OfSource(var count) -> json(count);
            case Outcome.OfAsset(var asset) -> "owned";
            case Outcome.OfPassages(var count) -> json(count);
            case Outcome.OfWatch(var watch) -> json(watch);
            case Outcome.OfLending(var lending) -> json(lending);
            case Outcome.OfContent(var report) -> json(report);
            case Outcome.OfQuiet(var matches) -> json(matches.byReason());
            case Outcome.OfEvidence(var event, var rule) -> json(event.fields()) + event.rawLength();
            case Outcome.OfRule(var count) -> json(count);
        };
    }

    private static String json(Object word) {
        try {
            return Json.text().writeValueAsString(word);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One file. */
    private record FolderConnection(Writer writer) implements Connection {
        @Override
        public void write(List<Outcome> batch) throws IOException {
            for (Outcome outcome : batch) {
                writer.write(key(outcome) + "\t" + value(outcome) + "\n");
                if (outcome instanceof Outcome.OfPassages(var count)) {
                    writer.write(minutes(count));
                }
            }
            writer.flush();
        }

        /** One row a minute and direction, as the database holds them; only those that changed are told. */
        private static String minutes(PassageCount count) {
            StringBuilder lines = new StringBuilder();
            for (PassageCount.Minute minute : count.minutes()) {
                lines.append("passage ")
                        .append(count.kind() + " " + count.tenant() + " " + count.target() + " " + count.source())
                        .append(" " + minute.begin() + " " + minute.direction() + "\t")
                        .append(minute.fates().stopped() + " " + minute.fates().letThrough() + " ")
                        .append(minute.fates().notSaid() + "\n");
            }
            return lines.toString();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
