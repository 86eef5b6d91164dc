package io.breakwater.app.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Rejected;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The line files for people who check us: every event, every event-rule pair, every rejected record. */
final class EvidenceFiles implements AutoCloseable {
    private final Optional<JsonLines> events;
    private final Optional<JsonLines> detections;
    private final Optional<JsonLines> rejected;

    EvidenceFiles(Optional<JsonLines> events, Optional<JsonLines> detections, Optional<JsonLines> rejected) {
        this.events = events;
        this.detections = detections;
        this.rejected = rejected;
    }

    void event(Event event) {
        events.ifPresent(file -> file.line(json -> {
            place(json, event.provenance().origin());
            json.writeStringField("event_id", event.id().value());
            json.writeStringField("time", event.time().toString());
            json.writeNumberField("class_uid", event.ocsfClass().uid());
            json.writeStringField("class_name", event.ocsfClass().caption());
            json.writeNumberField("category_uid", event.ocsfClass().categoryUid());
            json.writeStringField("tenant", event.tenant().value());
            json.writeStringField("connector", event.provenance().connector());
            json.writeStringField("metadata.product.name", event.provenance().product());
            json.writeObjectFieldStart("logsource");
            json.writeStringField("category", event.logSource().category());
            json.writeStringField("product", event.logSource().product());
            json.writeStringField("service", event.logSource().service());
            json.writeEndObject();
            json.writeObjectFieldStart("ocsf");
            for (var attribute : event.attributes().asMap().entrySet()) {
                json.writeStringField(attribute.getKey().ocsfName(), attribute.getValue());
            }
            json.writeEndObject();
            fields(json, event.fields().asMap());
        }));
    }

    /** A field with one value is a text, with several an array, present without value a null. */
    private static void fields(JsonGenerator json, Map<String, List<String>> fields) throws IOException {
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            List<String> values = field.getValue();
            if (values.isEmpty()) {
                json.writeNull();
            } else if (values.size() == 1) {
                json.writeString(values.get(0));
            } else {
                json.writeArray(values.toArray(new String[0]), 0, values.size());
            }
        }
        json.writeEndObject();
    }

    void hit(Hit hit) {
        detections.ifPresent(file -> file.line(json -> {
            place(json, hit.event().provenance().origin());
            detection(json, hit.detection());
        }));
    }

    /** A detection that rests on several events, from a correlation rule; it names them instead of one place. */
    void sequence(Detection detection) {
        detections.ifPresent(file -> file.line(json -> {
            detection(json, detection);
            json.writeArrayFieldStart("evidence");
            for (EventId event : detection.evidence()) {
                json.writeString(event.value());
            }
            json.writeEndArray();
        }));
    }

    private static void detection(JsonGenerator json, Detection detection) throws IOException {
        json.writeStringField("time", detection.time().toString());
        json.writeStringField("rule_id", detection.rule().id());
        json.writeStringField("rule_version", detection.rule().version());
        json.writeStringField("rule_title", detection.rule().title());
        json.writeStringField("level", detection.assessment().severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("detection_id", detection.id().value());
    }

    void rejected(Rejected record) {
        rejected.ifPresent(file -> file.line(json -> {
            place(json, record.origin());
            json.writeStringField("code", record.code());
            json.writeStringField("message", record.message());
            json.writeNumberField("bytes", record.payloadLength());
            json.writeStringField("payload_base64", Base64.getEncoder().encodeToString(record.payload()));
        }));
    }

    private static void place(JsonGenerator json, Origin origin) throws IOException {
        json.writeStringField("file", origin.file());
        json.writeNumberField("record", origin.recordNumber());
        if (origin.byteOffset() >= 0) {
            json.writeNumberField("byte", origin.byteOffset());
        }
    }

    @Override
    public void close() throws IOException {
        for (Optional<JsonLines> file : List.of(events, detections, rejected)) {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}
