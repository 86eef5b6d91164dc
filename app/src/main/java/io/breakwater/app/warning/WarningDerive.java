package io.breakwater.app.warning;

import com.fasterxml.jackson.core.JsonGenerator;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.ThreatKnowledge;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.warn.Outlook;
import io.breakwater.core.warn.Roster;
import io.breakwater.core.warn.WarningSettings;
import io.breakwater.core.warn.WarningTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warning derive DIR --as-of TIME --json OUT}: the list as it would have stood at that time. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Ranks every exposed asset by how likely it is hit next, from what had arrived by a time.")
final class WarningDerive implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "DIR", description = "Folder with events*, tenants* and exposure* (plain or .gz).")
    private Path folder = Path.of(".");

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "TIME",
            description =
                    "ISO-8601 with offset, for example 2025-05-02T00:00:00+08:00; a day means its first moment there.")
    private String asOf = "";

    @Option(names = "--json", paramLabel = "OUT", description = "Write the ranked list to this file.")
    private @Nullable Path json;

    @Option(names = "--top", paramLabel = "N", description = "Write no more than the first N (default: all).")
    private int top = Integer.MAX_VALUE;

    @Option(names = "--lang", description = "Language of reasons and advice: zh or en (default: ${DEFAULT-VALUE}).")
    private Language language = Language.ZH;

    @Option(names = "--content", description = "A folder of further content, laid out like the built-in.")
    private @Nullable Path content;

    @Mixin
    private Threats threats = new Threats();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final WarningSettings settings = WarningSettings.standard();

    @Override
    public Integer call() {
        ContentLibrary library = ContentLibrary.builtIn();
        library = content == null ? library : library.with(content);
        try {
            derive(library, moment());
            return 0;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 2;
        }
    }

    private Instant moment() {
        try {
            return asOf.length() == "2025-05-02".length()
                    ? LocalDate.parse(asOf).atStartOfDay(settings.zone()).toInstant()
                    : OffsetDateTime.parse(asOf).toInstant();
        } catch (DateTimeException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of '" + asOf + "' is no time; write it like 2025-05-02T00:00:00+08:00 or 2025-05-02");
        }
    }

    private void derive(ContentLibrary library, Instant at) throws IOException {
        ThreatKnowledge knowledge = threats.knowledge(library);
        WarningTexts texts = WarningTexts.of(library);
        Replay replay = new Replay(folder, library, settings.zone());
        replay.upTo(at);
        SortedMap<String, ExposedAsset> exposed = new TreeMap<>(replay.exposed());
        exposed.values().removeIf(asset -> asset.knownFrom().isAfter(at));
        Roster roster = Roster.of(exposed, replay.profiles(), knowledge, at);
        Outlook outlook = Outlook.of(settings, roster, replay.compromised(), at);
        int[] ranked = outlook.ranked();
        if (json != null) {
            write(json, outlook, ranked, texts, knowledge);
        }
        print(outlook, ranked, texts, at);
    }

    private void write(Path file, Outlook outlook, int[] ranked, WarningTexts texts, ThreatKnowledge knowledge)
            throws IOException {
        try (JsonGenerator out = Json.text().getFactory().createGenerator(Files.newBufferedWriter(file))) {
            out.writeStartArray();
            for (int place = 0; place < Math.min(top, ranked.length); place++) {
                out.writeRaw(place == 0 ? "\n" : "");
                write(out, place, outlook, ranked, texts, knowledge);
            }
            out.writeEndArray();
        }
    }

    private void write(
            JsonGenerator out, int place, Outlook outlook, int[] ranked, WarningTexts texts, ThreatKnowledge knowledge)
            throws IOException {
        int row = ranked[place];
        ExposedAsset asset = outlook.roster().asset(row);
        Optional<WarningColour> colour = colour(outlook, place, ranked);
        out.writeStartObject();
        out.writeNumberField("rank", place + 1);
        out.writeStringField("asset", asset.asset().value());
        out.writeStringField("tenant", asset.tenant().value());
        out.writeNumberField("probability", outlook.probability(row));
        out.writeStringField("colour", colour.map(Enum::name).orElse("").toLowerCase(Locale.ROOT));
        out.writeStringField(
                "campaign", outlook.campaign(row).map(CampaignId::value).orElse(""));
        out.writeBooleanField("reserve", outlook.inReserve(row));
        out.writePOJOField("reasons", spoken(texts.sentences(outlook.reasons(row))));
        if (colour.isPresent()) {
            out.writePOJOField("advice", spoken(texts.advice(asset, knowledge)));
        }
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private List<String> spoken(List<Phrase> sentences) {
        return sentences.stream().map(sentence -> sentence.in(language)).toList();
    }

    /** Only the listed share of the assets is warned. */
    private Optional<WarningColour> colour(Outlook outlook, int place, int[] ranked) {
        if (place >= settings.listed() * outlook.roster().size()) {
            return Optional.empty();
        }
        Optional<WarningColour> byProbability = settings.colours().of(outlook.probability(ranked[place]));
        boolean reserved = outlook.inReserve(ranked[place]);
        return byProbability.isEmpty() && reserved ? Optional.of(WarningColour.BLUE) : byProbability;
    }

    private static String expected(Outlook outlook) {
        return outlook.expected().isEmpty()
                ? "nothing, no campaign is known by then"
                : outlook.expected().entrySet().stream()
                        .map(one -> String.format(Locale.ROOT, "%s %.1f", one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private void print(Outlook outlook, int[] ranked, WarningTexts texts, Instant at) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d exposed assets as of %s; expected within %d days: %s%n",
                outlook.roster().size(),
                at.atZone(settings.zone()).toOffsetDateTime(),
                settings.horizon().toDays(),
                expected(outlook));
        for (int place = 0; place < Math.min(SHOWN, ranked.length); place++) {
            int row = ranked[place];
            ExposedAsset asset = outlook.roster().asset(row);
            out.printf(
                    Locale.ROOT,
                    "%4d  %-10s %-10s %.3f  %s%n",
                    place + 1,
                    asset.asset(),
                    asset.tenant(),
                    outlook.probability(row),
                    spoken(texts.sentences(outlook.reasons(row))).getFirst());
        }
        out.flush();
    }
}
