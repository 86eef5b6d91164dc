package io.breakwater.app.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.breakwater.core.model.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of JSON lines that is written as the scan goes, in constant memory. */
final class JsonLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final JsonGenerator json;
    private long lines;

    JsonLines(Path file) throws IOException {
        this.file = file;
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        json = Json.text().getFactory().createGenerator(out);
        json.setRootValueSeparator(new SerializedString("\n"));
    }

    /** The inside of one JSON object. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    void line(Body body) {
        try {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
            lines++;
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }

    long lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        if (lines > 0) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
