package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rules that concern one kind of event. They are asked as a {@link Plan} says, which is made by a guess at first and
 * anew after some thousand events, then by what these had in them: the thread that has seen enough makes it, the others
 * go on with the old one meanwhile. Plans differ in speed alone.
 */
final class Partition {
    private final List<SigmaRule> rules;
    private final Map<String, String> renames;
    private final FieldNames names;
    private final Learning learning;
    private volatile Plan plan;
    private volatile int sample;
    private Experience experience = Experience.NONE;
    private int learnt;

    /** @param renames rule field to event field, for this kind of event */
    Partition(List<SigmaRule> rules, Map<String, String> renames, FieldNames names, Learning learning) {
        this.rules = rules;
        this.renames = renames;
        this.names = names;
        this.learning = learning;
        this.sample = learning.sample(rules.size());
        this.plan = plan();
    }

    /** @param memory of the thread, for the values of events that are no JSON records */
    void match(SigmaEvent event, TextMemory memory, Consumer<SigmaRule> matches) {
        Plan now = plan;
        int counted = now.match(event, memory, matches);
        if (counted >= sample && counted > 0) {
            learn(now);
        }
    }

    private synchronized void learn(Plan from) {
        if (plan == from) {
            experience = from.experience(experience);
            learnt++;
            sample *= learning.growth();
            plan = plan();
            if (learnt == learning.times()) {
                experience = Experience.NONE;
            }
        }
    }

    private Plan plan() {
        return new Plan(rules, renames, names, experience, learnt < learning.times());
    }

    /** Bytes that the literal indexes take. */
    long footprint() {
        return plan.footprint();
    }
}
