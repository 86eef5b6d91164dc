package io.breakwater.app.scan;

import io.breakwater.core.model.LogText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A CSV file after RFC 4180. A cell that a spreadsheet would take for a formula gets a leading apostrophe: logs must not
 * run in the reader's spreadsheet.
 */
final class Csv implements AutoCloseable {
    /** What a formula begins with, in narrow and in wide letters. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private final Writer out;

    Csv(Path file, String... header) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        row((Object[]) header);
    }

    void row(Object... cells) {
        try {
            out.write(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")));
            out.write("\r\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String cell(Object value) {
        String text = LogText.line(String.valueOf(value));
        String start = text.stripLeading();
        String safe = !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
