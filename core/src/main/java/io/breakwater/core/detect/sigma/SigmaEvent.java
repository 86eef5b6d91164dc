package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as the engine sees it. Field names are those that rules use, without spaces. Where a record's header and its
 * body have a field of the same name, the body's is the one that counts, for log sources too.
 */
public interface SigmaEvent {
    /** The log source as the event's connector states it; parts may be empty. */
    RuleSource source();

    /** All values of a field; null when the event has no such field, empty when it has it without a value. */
    @Nullable
    List<String> values(String field);

    /** Number of values of all fields together. */
    int size();

    /** The field of value {@code index}. */
    String nameAt(int index);

    String valueAt(int index);
}
