package io.breakwater.core.detect.sigma.rule;

/** One document of a Sigma file. */
public sealed interface SigmaDocument permits SigmaRule, CorrelationRule, FilterRule {
    Heading heading();
}
