package io.breakwater.app.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.AdvisedStep;
import io.breakwater.core.respond.Brief;
import io.breakwater.core.respond.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code --json}: the incidents with story and advice, and the counts of the scan. */
final class IncidentJson {
    private IncidentJson() {}

    static void write(Path file, List<Brief> briefs, ScanCounts counts) throws IOException {
        ObjectNode root = Json.text().createObjectNode();
        root.set("scan", Json.text().valueToTree(counts));
        ArrayNode incidents = root.putArray("incidents");
        briefs.forEach(brief -> incidents.add(incident(brief)));
        Json.text().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static ObjectNode incident(Brief brief) {
        Incident incident = brief.incident();
        ObjectNode node = Json.text().valueToTree(incident);
        node.put("first_seen", incident.firstSeen().toString());
        node.put("last_seen", incident.lastSeen().toString());
        node.put("severity", incident.severity().name());
        node.put("detections", incident.detections());
        ObjectNode stages = node.putObject("stages");
        incident.stages().forEach((stage, at) -> stages.put(stage.name(), at.toString()));
        ArrayNode story = node.putArray("story");
        brief.story().forEach(sentence -> story.add(sentence(sentence)));
        ArrayNode advice = node.putArray("advice");
        brief.advice().steps().forEach(step -> advice.add(step(step)));
        return node;
    }

    private static ObjectNode sentence(Sentence sentence) {
        ObjectNode node = phrase(sentence.text());
        ArrayNode evidence = node.putArray("evidence");
        sentence.evidence().forEach(event -> evidence.add(event.value()));
        return node;
    }

    private static ObjectNode step(AdvisedStep advised) {
        ObjectNode node = phrase(advised.step().text());
        node.put("playbook", advised.playbook());
        node.put("step", advised.step().id());
        node.put("who", advised.step().who().name());
        node.put("due", advised.due().toString());
        node.set("verify", phrase(advised.step().verify()));
        node.set("undo", phrase(advised.step().undo()));
        node.put("approval", advised.step().approval());
        advised.step().blastRadius().ifPresent(radius -> node.set("blast_radius", phrase(radius)));
        return node;
    }

    private static ObjectNode phrase(Phrase phrase) {
        return Json.text().createObjectNode().put("zh", phrase.zh()).put("en", phrase.en());
    }
}
