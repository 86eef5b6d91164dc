package io.breakwater.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A published report on one campaign is what the platform must come to by itself. None of its figures, dates and names may
 * stand in the code: a table must be counted, not remembered. Content knows the gang's names and the shares that are quoted.
 */
final class PublishedFiguresTest {
    private static final int FEWEST_FILES = 500;

    /** Victims per day, month and in all; the product's share; days of the waves; gang and product by name. */
    private static final Pattern FIGURES = Pattern.compile("(?<![\\d.\\w])(119|113|531|168|816|0?\\.61)(?![\\d.\\w])"
            + "|2025-02-27(?!T14)|2025-03-31|2025-04-01(?!T00:00:00Z)|2025-05-(07|11)(?!T08)"
            + "|(?i:\"[^\"]*(mallox|weaxor)[^\"]*\")|畅捷|T\\+\"|TPlus");

    /** Provinces may be known by name, for the map and for made-up tenants; not how many victims stand in one. */
    private static final Pattern PROVINCE_WITH_FIGURE =
            Pattern.compile("\"(广东|北京|上海|浙江)\"\\s*,\\s*[\\d.]+|(广东|北京|上海|浙江)[：:= ]+[\\d.]");

    @Test
    void noFigureOfThePublishedReportStandsInTheCode() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(FEWEST_FILES);
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int line = 0; line < lines.size(); line++) {
                look(source, line + 1, lines.get(line), found);
            }
        }
        assertThat(found)
                .as(
                        "count it, or move it to content; figures that only look alike belong under a name of their own here")
                .isEmpty();
    }

    @Test
    void theSearchFindsOne() {
        List<String> found = new ArrayList<>();
        look(Path.of("X.java"), 1, "int victims = 168;", found);
        look(Path.of("X.java"), 2, "Map.of(\"广东\", 0.24)", found);
        look(Path.of("X.java"), 3, "name.equals(\"mallox\")", found);
        look(Path.of("X.java"), 4, "int bytes = 1680;", found);
        assertThat(found).hasSize(3);
    }

    private static void look(Path source, int line, String text, List<String> found) {
        String stripped = text.strip();
        if (stripped.startsWith("*") || stripped.startsWith("//") || stripped.startsWith("/**")) {
            return;
        }
        for (Pattern pattern : List.of(FIGURES, PROVINCE_WITH_FIGURE)) {
            Matcher match = pattern.matcher(text);
            if (match.find()) {
                found.add(source + ":" + line + " " + match.group());
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.filter(each -> !each.endsWith("content")).toList()) {
                Path main = module.resolve("src/main");
                if (Files.isDirectory(main)) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().matches(".*\\.(java|properties|html|sql|yml|yaml|js)"))
                                .forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
