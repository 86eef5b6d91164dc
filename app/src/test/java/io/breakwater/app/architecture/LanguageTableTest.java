package io.breakwater.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/detection.md names for each part of the language against the sources of the tests. */
final class LanguageTableTest {
    private static final Pattern OF_THE_LANGUAGE = Pattern.compile("T `([A-Za-z]+)`");
    private static final Pattern OF_ANOTHER = Pattern.compile("`([A-Z][A-Za-z]+Test)#([A-Za-z]+)`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "detection.md"));
        List<String> named = new ArrayList<>();
        OF_THE_LANGUAGE.matcher(page).results().forEach(found -> named.add("SigmaLanguageTest#" + found.group(1)));
        OF_ANOTHER.matcher(page).results().forEach(found -> named.add(found.group(1) + "#" + found.group(2)));
        assertThat(named).hasSizeGreaterThan(25);
        for (String each : named) {
            String[] parts = each.split("#");
            assertThat(source(parts[0])).as(each).contains("void " + parts[1] + "(");
        }
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("..", "core", "src", "test", "java"))) {
            Path file = walk.filter(each -> each.getFileName().toString().equals(test + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
