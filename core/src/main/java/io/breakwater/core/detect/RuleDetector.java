package io.breakwater.core.detect;

import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Sigma rules and the products' own alerts to detections. The rules can be changed while events flow: an event is judged
 * by the rules before or after the change, never by a mixture.
 */
public final class RuleDetector implements Detector {
    private volatile Loaded loaded;
    private final AlertClasses classes;

    private record Loaded(RuleSet rules, SigmaMatcher matcher, Map<String, Assessment> assessments) {
        Assessment assessment(SigmaRule rule) {
            return Objects.requireNonNull(assessments.get(rule.id()), "a rule that was not loaded");
        }

        static Loaded of(RuleSet rules) {
            Map<String, Assessment> assessments = new HashMap<>();
            rules.rules().forEach(rule -> assessments.put(rule.id(), RuleAssessment.of(rule.heading())));
            return new Loaded(rules, new CompiledMatcher(rules), Map.copyOf(assessments));
        }
    }

    public RuleDetector(RuleSet rules) {
        this(rules, AlertClasses.none());
    }

    /** @param classes what alerts tell that no rule claims and whose product says no more than a title */
    public RuleDetector(RuleSet rules, AlertClasses classes) {
        this.classes = classes;
        this.loaded = Loaded.of(rules);
    }

    /** Puts other rules in place; events that are being judged finish with the old ones. */
    public void replace(RuleSet rules) {
        loaded = Loaded.of(rules);
    }

    /** The rules in place. */
    public RuleSet rules() {
        return loaded.rules();
    }

    @Override
    public void detect(Event event, Consumer<Hit> out) {
        Loaded current = loaded;
        List<Hit> hits = new ArrayList<>();
        current.matcher().match(new EventView(event), rule -> hits.add(hit(rule, event, current)));
        boolean claimed = hits.stream().anyMatch(Hit::alone);
        if (event.isAlert() && !claimed) {
            hits.add(new Hit(ProductAlert.detection(event, classes), event, true));
        }
        hits.forEach(out);
    }

    private static Hit hit(SigmaRule rule, Event event, Loaded current) {
        Heading heading = rule.heading();
        Detection detection = Detection.of(
                event.tenant(),
                new RuleRef(rule.id(), heading.version(), heading.title()),
                event.time(),
                outcome(current.assessment(rule), event),
                event.entities(),
                event.traits(),
                List.of(event.id()));
        return new Hit(detection, event, !current.rules().feeders().contains(rule.id()));
    }

    /** What the product stopped did not succeed, whatever the rule expects. */
    private static Assessment outcome(Assessment said, Event event) {
        return ProductAlert.isBlocked(event)
                ? new Assessment(said.severity(), said.fidelity(), said.stage(), Outcome.BLOCKED, said.techniques())
                : said;
    }
}
