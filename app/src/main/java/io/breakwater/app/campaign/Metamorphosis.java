package io.breakwater.app.campaign;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A change to a folder that must change its tables in a known way only. Works on the text of the files, so that everything
 * from the parser on is under test.
 */
enum Metamorphosis {
    /** Events arrive in another order: the same tables. */
    SHUFFLED,
    /** Every event arrives twice: the same tables. */
    DOUBLED,
    /** Tenants and assets have other names: the same tables. */
    RENAMED,
    /** Everything happens {@link #SHIFT_DAYS} days later: the same tables, that many days later. */
    SHIFTED;

    /** A number of days that moves over month ends and weekends alike. */
    static final int SHIFT_DAYS = 17;

    private static final long SEED = 20_250_507;
    private static final Pattern DATE = Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    /** Days by which the tables move. */
    int shift() {
        return this == SHIFTED ? SHIFT_DAYS : 0;
    }

    /** Writes the changed folder to {@code to}; {@code truth.json} is not copied. */
    void apply(CampaignFolder from, Path to) throws IOException {
        Set<String> names = from.names();
        for (Path file : from.files()) {
            boolean events = file.getFileName().toString().startsWith("events");
            String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
            try (BufferedWriter out = Files.newBufferedWriter(to.resolve(name), StandardCharsets.UTF_8)) {
                for (String line : changed(CampaignFolder.text(file), events, names)) {
                    out.write(line);
                    out.write('\n');
                }
            }
        }
    }

    private List<String> changed(List<String> lines, boolean events, Set<String> names) {
        return switch (this) {
            case SHUFFLED -> {
                List<String> shuffled = new ArrayList<>(lines);
                Collections.shuffle(shuffled, new Random(SEED));
                yield shuffled;
            }
            case DOUBLED -> {
                List<String> doubled = new ArrayList<>(lines);
                doubled.addAll(events ? lines : List.of());
                yield doubled;
            }
            case RENAMED ->
                lines.stream()
                        .map(line -> WORD.matcher(line).replaceAll(word -> renamed(word.group(), names)))
                        .toList();
            case SHIFTED ->
                lines.stream()
                        .map(line -> DATE.matcher(line).replaceAll(Metamorphosis::shifted))
                        .toList();
        };
    }

    private static String renamed(String word, Set<String> names) {
        // Reversed names sort differently, which is what a hidden dependence on names would show by.
        return names.contains(word) ? "x" + new StringBuilder(word).reverse() : word;
    }

    private static String shifted(MatchResult date) {
        try {
            return LocalDate.parse(date.group()).plusDays(SHIFT_DAYS).toString();
        } catch (DateTimeException none) {
            return date.group();
        }
    }
}
