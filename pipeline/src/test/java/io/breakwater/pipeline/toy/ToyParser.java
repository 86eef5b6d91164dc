package io.breakwater.pipeline.toy;

import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code 2025-03-01T08:00:00Z host word}, and detects every word but {@code calm}. */
final class ToyParser implements RecordParser {
    @Override
    public void parse(RawRecord record, ParseSink sink) {
        String[] words = new String(record.payload(), StandardCharsets.UTF_8).split(" ");
        try {
            if (words.length != 3) {
                throw new DateTimeException("three words expected, found " + words.length);
            }
            sink.event(event(record, Instant.parse(words[0]), words[1], words[2]));
        } catch (DateTimeException broken) {
            sink.rejected(Rejected.of(record, "toy.syntax", String.valueOf(broken.getMessage())));
        }
    }

    private static Event event(RawRecord record, Instant time, String host, String word) {
        return new Event(
                new EventId(record.contentHash()),
                new Provenance(
                        record.tenant(), record.source(), record.arrival(), record.origin(), "toy", "Toy product"),
                time,
                OcsfClass.BASE_EVENT,
                LogSource.UNKNOWN,
                Attributes.builder().put(Attribute.DEVICE_HOSTNAME, host).build(),
                Fields.builder().add("word", word).add("nothing", null).build());
    }

    static void detect(Event event, Consumer<Hit> out) {
        String word = event.fields().first("word").orElseThrow();
        if (!word.equals("calm")) {
            Assessment assessment = new Assessment(
                    Severity.HIGH, Fidelity.HIGH, Optional.of(Stage.ENCRYPTION), Outcome.SUCCEEDED, List.of("T1486"));
            Detection detection = Detection.of(
                    event.tenant(),
                    new RuleRef("toy." + word, "1", word),
                    event.time(),
                    assessment,
                    event.entities(),
                    event.traits(),
                    List.of(event.id()));
            out.accept(new Hit(detection, event, true));
        }
    }
}
