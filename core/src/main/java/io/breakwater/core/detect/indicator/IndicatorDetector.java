package io.breakwater.core.detect.indicator;

import io.breakwater.core.detect.Detector;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Indicators to detections: one for each value that an event holds, whatever number of sources names it; the strongest
 * speaks. What does not fire is counted with its reason ({@link #quiet}), so that a warning list that hides too much can be
 * seen.
 */
public final class IndicatorDetector implements Detector {
    private static final int HIGH_SCORE = 80;
    private static final int MEDIUM_SCORE = 50;

    private volatile IndicatorSnapshot snapshot;
    private final Map<String, LongAdder> quiet = new ConcurrentHashMap<>();

    /** A match that fires, and how strongly. */
    private record Firing(IndicatorMatch match, double score) {}

    public IndicatorDetector(IndicatorSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Puts other indicators in place; an event that is being looked at finishes with the old ones. */
    public void replace(IndicatorSnapshot fresh) {
        snapshot = fresh;
    }

    /** The indicators in place. */
    public IndicatorSnapshot snapshot() {
        return snapshot;
    }

    /** Matches that did not fire, by reason: {@code expired}, {@code not-yet-valid}, {@code warning-listed: NAME}. */
    public Map<String, Long> quiet() {
        Map<String, Long> counts = new TreeMap<>();
        quiet.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** Every indicator whose value the event holds, fired or not, with the reason: for people who ask. */
    public List<IndicatorMatch> matches(Event event) {
        List<IndicatorMatch> found = new ArrayList<>();
        IndicatorSnapshot current = snapshot;
        EventProbe.probe(event, current, current.search(event.time(), found::add));
        return found;
    }

    @Override
    public void detect(Event event, Consumer<Hit> out) {
        Collector strongest = new Collector();
        IndicatorSnapshot current = snapshot;
        EventProbe.probe(event, current, current.search(event.time(), strongest));
        strongest.firing().forEach(firing -> out.accept(new Hit(detection(event, firing), event, true)));
    }

    private final class Collector implements Consumer<IndicatorMatch> {
        private @org.jspecify.annotations.Nullable Map<String, Firing> byValue;

        @Override
        public void accept(IndicatorMatch match) {
            switch (match.verdict()) {
                case Verdict.Fires fires -> keep(new Firing(match, fires.score()));
                case Verdict.Expired expired -> count(expired.word());
                case Verdict.NotYetValid early -> count(early.word());
                case Verdict.WarningListed listed -> count(listed.word() + ": " + listed.list());
            }
        }

        Iterable<Firing> firing() {
            return byValue == null ? List.of() : byValue.values();
        }

        private void keep(Firing firing) {
            if (byValue == null) {
                byValue = new LinkedHashMap<>();
            }
            byValue.merge(ruleId(firing.match().indicator()), firing, IndicatorDetector::stronger);
        }

        private void count(String reason) {
            quiet.computeIfAbsent(reason, key -> new LongAdder()).increment();
        }
    }

    /** The higher score; the alphabet where both are equal, so that the order of sources does not matter. */
    private static Firing stronger(Firing one, Firing other) {
        if (one.score() != other.score()) {
            return one.score() > other.score() ? one : other;
        }
        return one.match()
                                .indicator()
                                .source()
                                .compareTo(other.match().indicator().source())
                        <= 0
                ? one
                : other;
    }

    private static Detection detection(Event event, Firing firing) {
        IndicatorMatch match = firing.match();
        Indicator indicator = match.indicator();
        List<Trait> traits = new ArrayList<>(event.traits());
        trait(match).ifPresent(traits::add);
        return Detection.of(
                event.tenant(),
                new RuleRef(ruleId(indicator), "", title(match)),
                event.time(),
                assessment(event, match.contact(), firing.score()),
                event.entities(),
                traits,
                List.of(event.id()));
    }

    /** {@code indicator:<kind>:<hash of the value>}: values can be long, and TLP may forbid to show them. */
    static String ruleId(Indicator indicator) {
        return "indicator:" + indicator.kind().word() + ":"
                + ContentHash.of("indicator").add(indicator.value()).hex().substring(0, 16);
    }

    private static String title(IndicatorMatch match) {
        Indicator indicator = match.indicator();
        String what = switch (match.contact()) {
            case INBOUND -> "Contact from a known bad ";
            case OUTBOUND -> "Contact to a known bad ";
            case PRESENT -> "Known bad ";
        };
        String label = indicator.label().isEmpty() ? "" : ", " + indicator.label();
        return what + indicator.kind().word().replace('-', ' ') + " (" + indicator.source() + label + ")";
    }

    private static Assessment assessment(Event event, Contact contact, double score) {
        boolean blocked = event.attributes()
                .getOr(Attribute.DISPOSITION, "")
                .toLowerCase(Locale.ROOT)
                .startsWith("block");
        return new Assessment(
                score >= HIGH_SCORE ? Severity.HIGH : score >= MEDIUM_SCORE ? Severity.MEDIUM : Severity.LOW,
                score >= HIGH_SCORE ? Fidelity.HIGH : score >= MEDIUM_SCORE ? Fidelity.MEDIUM : Fidelity.LOW,
                stage(contact),
                blocked ? Outcome.BLOCKED : Outcome.ATTEMPTED,
                List.of());
    }

    private static Optional<Stage> stage(Contact contact) {
        return switch (contact) {
            case INBOUND -> Optional.of(Stage.EXPLOITATION);
            case OUTBOUND -> Optional.of(Stage.REMOTE_CONTROL);
            case PRESENT -> Optional.empty();
        };
    }

    private static final Map<IndicatorKind, TraitKind> TRAITS = new EnumMap<>(Map.of(
            IndicatorKind.ADDRESS, TraitKind.C2_ADDRESS,
            IndicatorKind.DOMAIN, TraitKind.C2_DOMAIN,
            IndicatorKind.MD5, TraitKind.FILE_HASH,
            IndicatorKind.SHA1, TraitKind.FILE_HASH,
            IndicatorKind.SHA256, TraitKind.FILE_HASH));

    /** The attacker's mark that the value is; who only came from somewhere need not command from there. */
    private static Optional<Trait> trait(IndicatorMatch match) {
        Indicator indicator = match.indicator();
        return match.contact() == Contact.INBOUND
                ? Optional.empty()
                : Optional.ofNullable(TRAITS.get(indicator.kind())).map(kind -> new Trait(kind, indicator.value()));
    }
}
