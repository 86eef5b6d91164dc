package io.breakwater.app.scan;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Member;
import io.breakwater.core.respond.Brief;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code --csv}: a line an incident; {@code --timeline}: a line a group of detections, in the order of time. */
final class IncidentCsv {
    private IncidentCsv() {}

    static void write(Path file, List<Brief> briefs) throws IOException {
        try (Csv csv = new Csv(
                file,
                "incident",
                "tenant",
                "severity",
                "status",
                "score",
                "first_seen",
                "last_seen",
                "detections",
                "assets",
                "stages")) {
            for (Brief brief : briefs) {
                Incident incident = brief.incident();
                csv.row(
                        incident.id(),
                        incident.tenant(),
                        incident.severity(),
                        incident.status(),
                        String.format(Locale.ROOT, "%.3f", incident.score()),
                        incident.firstSeen(),
                        incident.lastSeen(),
                        incident.detections(),
                        incident.assets().stream().map(AssetId::value).collect(Collectors.joining(" ")),
                        incident.stages().keySet().stream().map(Enum::name).collect(Collectors.joining(" ")));
            }
        }
    }

    static void writeTimeline(Path file, List<Brief> briefs) throws IOException {
        try (Csv csv = new Csv(
                file,
                "first",
                "last",
                "incident",
                "tenant",
                "severity",
                "stage",
                "outcome",
                "rule",
                "rule_id",
                "count",
                "techniques",
                "entities",
                "link",
                "evidence")) {
            briefs.stream()
                    .flatMap(brief ->
                            brief.incident().members().stream().map(member -> Map.entry(brief.incident(), member)))
                    .sorted(Comparator.comparing(entry -> entry.getValue().first()))
                    .forEach(entry -> row(csv, entry.getKey(), entry.getValue()));
        }
    }

    private static void row(Csv csv, Incident incident, Member member) {
        csv.row(
                member.first(),
                member.last(),
                incident.id(),
                incident.tenant(),
                member.assessment().severity(),
                member.assessment().stage().map(Enum::name).orElse(""),
                member.assessment().outcome(),
                member.rule().title(),
                member.rule().id(),
                member.count(),
                String.join(" ", member.assessment().techniques()),
                member.entities().stream()
                        .map(entity -> entity.kind() + "=" + entity.value())
                        .collect(Collectors.joining(" ")),
                member.link().kind(),
                member.evidence().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
}
