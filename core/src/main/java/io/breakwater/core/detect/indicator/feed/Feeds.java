package io.breakwater.core.detect.indicator.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.WarningList;
import io.breakwater.core.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a feed of any of the formats; which one is told by its first characters. */
public final class Feeds {
    private static final int LOOK_AHEAD = 8192;

    private Feeds() {}

    /**
     * Reads a feed. Mistakes go to the sink with file and line, and what stands beside them is read.
     *
     * @param file name for messages; it is not opened
     * @throws IOException when the text cannot be read any further
     */
    public static void read(String file, Reader text, FeedDefaults defaults, FeedSink sink) throws IOException {
        BufferedReader buffered = new BufferedReader(text, 1 << 16);
        buffered.mark(LOOK_AHEAD);
        char[] head = new char[LOOK_AHEAD / 2];
        int length = Math.max(0, buffered.read(head));
        buffered.reset();
        String begin = new String(head, 0, length).stripLeading().replace("\uFEFF", "");
        if (begin.startsWith("{") || begin.startsWith("[{")) {
            JsonFeed.read(file, buffered, defaults, sink);
        } else if (CsvFeed.isHeader(firstLine(begin))) {
            CsvFeed.read(file, buffered, defaults, sink);
        } else {
            PlainFeed.read(file, buffered, defaults, sink);
        }
    }

    /** Reads one of MISP's warning lists; empty, and a problem, when the text is none. */
    public static Optional<WarningList> warningList(String file, String json, FeedSink sink) {
        try {
            JsonNode list = Json.text().readTree(json);
            Optional<WarningList.Type> type = type(list.path("type").asText());
            if (type.isEmpty() || !list.path("list").isArray()) {
                sink.problem(new FeedProblem(
                        file,
                        0,
                        "warning-list.shape",
                        "a warning list needs a type (string, hostname, substring, cidr, regex) and a list"));
                return Optional.empty();
            }
            List<String> values = new ArrayList<>();
            list.path("list").forEach(value -> values.add(value.asText()));
            return Optional.of(new WarningList(list.path("name").asText(file), type.get(), kinds(list), values));
        } catch (JsonProcessingException broken) {
            sink.problem(new FeedProblem(
                    file, broken.getLocation().getLineNr(), "json.syntax", broken.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private static Optional<WarningList.Type> type(String written) {
        return Arrays.stream(WarningList.Type.values())
                .filter(type -> type.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The kinds a list speaks of; one that names no types speaks of all. */
    private static Set<IndicatorKind> kinds(JsonNode list) {
        EnumSet<IndicatorKind> kinds = EnumSet.noneOf(IndicatorKind.class);
        for (JsonNode type : list.path("matching_attributes")) {
            for (String part : type.asText().split("\\|")) {
                MispTypes.kind(part).ifPresent(kinds::add);
            }
        }
        if (kinds.contains(IndicatorKind.ADDRESS)) {
            kinds.add(IndicatorKind.NETWORK);
        }
        return list.path("matching_attributes").isEmpty() ? EnumSet.allOf(IndicatorKind.class) : kinds;
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }
}
