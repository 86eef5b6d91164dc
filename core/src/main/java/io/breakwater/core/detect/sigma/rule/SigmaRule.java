package io.breakwater.core.detect.sigma.rule;

/** A rule about single events. */
public record SigmaRule(Heading heading, RuleSource source, Expression expression) implements SigmaDocument {
    public String id() {
        return heading.id();
    }

    @Override
    public String toString() {
        return heading.id() + " " + heading.title();
    }
}
