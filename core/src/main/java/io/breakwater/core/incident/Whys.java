package io.breakwater.core.incident;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.IncidentId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentence of a change, for the timeline. */
final class Whys {
    private Whys() {}

    static String of(Kind kind, Incident after, Optional<IncidentId> other) {
        String stages = after.stages().keySet().stream()
                .map(stage -> stage.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String assets = after.assets().stream().map(Object::toString).collect(Collectors.joining(", "));
        String named = other.map(IncidentId::value).orElse("");
        return switch (kind) {
            case OPENED -> "opened on %s after %s (score %.2f)".formatted(assets, stages, after.score());
            case EXTENDED ->
                "now %d detections in %d groups: %s"
                        .formatted(after.detections(), after.members().size(), stages);
            case ESCALATED -> "escalated on %s: %s".formatted(assets, stages);
            case MERGED -> "took in incident %s: one attack".formatted(named);
            case SPLIT -> "set apart from incident %s: an attack of its own".formatted(named);
            case CLOSED -> "closed after silence";
            case REOPENED -> "reopened: the attack on %s went on".formatted(assets);
            case WITHDRAWN ->
                other.isPresent()
                        ? "goes on as incident %s".formatted(named)
                        : "withdrawn: what is left after authorised tests and corrections is no attack";
        };
    }
}
