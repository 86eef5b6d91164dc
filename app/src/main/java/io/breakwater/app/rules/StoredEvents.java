package io.breakwater.app.rules;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.archive.InputVisitor;
import io.breakwater.core.connector.archive.InputWalker;
import io.breakwater.core.connector.archive.WalkLimits;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads files and folders of logs, packed or not, to events. */
final class StoredEvents {
    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private long rejected;

    /** @param now said to be the arrival of records that do not tell their own */
    void read(Path path, Instant now, Consumer<Event> events) {
        InputReader reader = new InputReader(connectors, TenantId.of("local"), SourceId.of("stored"), now);
        ParseSink sink = new ParseSink() {
            @Override
            public void event(Event event) {
                events.accept(event);
            }

            @Override
            public void rejected(Rejected record) {
                rejected++;
            }
        };
        new InputWalker(WalkLimits.USUAL).walk(path, new InputVisitor() {
            @Override
            public void input(String name, InputStream in) throws IOException {
                reader.read(name, in, record -> connectors.parse(connectors.asClaimed(record), sink), sink::rejected);
            }

            @Override
            public void refused(String name, String code, String message) {
                rejected++;
            }
        });
    }

    /** Records and files that could not be read. */
    long rejected() {
        return rejected;
    }
}
