package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.function.Consumer;

/** Tells which rules match an event, each once, in no promised order. Safe for many threads. */
public interface SigmaMatcher {
    void match(SigmaEvent event, Consumer<SigmaRule> matches);
}
