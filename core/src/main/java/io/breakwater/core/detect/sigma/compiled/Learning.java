package io.breakwater.core.detect.sigma.compiled;

/**
 * When the way of asking the rules of one kind of event is made anew, by what its events had in them. Results do not
 * depend on it.
 *
 * @param fewest events that are to be seen before the first time
 * @param perRule events for each rule of the kind, if that is more: making the way anew takes about a tenth of a
 *     millisecond a rule, and the events must bring that in again
 * @param growth by how much each sample is larger than the one before
 * @param times how often in all; 0 for never
 */
public record Learning(int fewest, int perRule, int growth, int times) {
    /** What serves streams of some ten thousand events and more. */
    public static final Learning USUAL = new Learning(2048, 16, 4, 3);

    /** The events of the first sample. */
    int sample(int rules) {
        return Math.max(fewest, perRule * rules);
    }
}
