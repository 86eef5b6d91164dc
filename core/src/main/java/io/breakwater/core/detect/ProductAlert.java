package io.breakwater.core.detect;

import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An alert that a product raised itself, as a detection. */
final class ProductAlert {
    private static final int LONGEST_ID = 512;

    private ProductAlert() {}

    static Detection detection(Event alert, AlertClasses classes) {
        Attributes said = alert.attributes();
        String title = said.get(Attribute.FINDING_TITLE)
                .or(() -> said.get(Attribute.MESSAGE))
                .orElse("alert");
        String signature = said.getOr(Attribute.FINDING_UID, title);
        String id = plain(alert.provenance().product() + ":" + signature);
        return Detection.of(
                alert.tenant(),
                new RuleRef(id, "", title),
                alert.time(),
                classes.assess(title)
                        .filter(known -> !isBlocked(alert))
                        .filter(known -> said.get(Attribute.FINDING_CATEGORY).isEmpty())
                        .orElseGet(() -> assessment(said)),
                alert.entities(),
                alert.traits(),
                List.of(alert.id()));
    }

    static boolean isBlocked(Event event) {
        return event.attributes()
                .getOr(Attribute.DISPOSITION, "")
                .toLowerCase(Locale.ROOT)
                .startsWith("block");
    }

    private static Assessment assessment(Attributes said) {
        Severity severity = severity(said.getOr(Attribute.SEVERITY, ""));
        boolean blocked =
                said.getOr(Attribute.DISPOSITION, "").toLowerCase(Locale.ROOT).startsWith("block");
        List<String> techniques = AttackTags.techniques(said.getOr(Attribute.FINDING_CATEGORY, ""));
        return new Assessment(
                severity,
                fidelity(severity),
                AttackTags.stage(techniques.stream()
                        .map(technique -> "attack." + technique.toLowerCase(Locale.ROOT))
                        .toList()),
                blocked ? Outcome.BLOCKED : Outcome.ATTEMPTED,
                techniques);
    }

    /** By OCSF name or {@code severity_id}; a product that says nothing is taken to mean medium. */
    private static Severity severity(String written) {
        Optional<Severity> named = Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equalsIgnoreCase(written)
                        || String.valueOf(severity.ocsfId()).equals(written))
                .findFirst();
        return named.orElse(
                written.equalsIgnoreCase("fatal") || written.equals("6") ? Severity.CRITICAL : Severity.MEDIUM);
    }

    private static Fidelity fidelity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Fidelity.HIGH;
            case HIGH -> Fidelity.MEDIUM;
            case MEDIUM, LOW, INFORMATIONAL -> Fidelity.LOW;
        };
    }

    /** Alert names come from outside: control characters and excess length must not stop the detection. */
    private static String plain(String id) {
        String printable = id.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.length() <= LONGEST_ID ? printable : printable.substring(0, LONGEST_ID);
    }
}
