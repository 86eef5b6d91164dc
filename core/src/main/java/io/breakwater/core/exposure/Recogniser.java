package io.breakwater.core.exposure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from what a service shows which product it is. */
public final class Recogniser {
    private final List<RecognitionRule> rules;
    private final RecogRules recog;

    /** Rules that stand first win, so that our own go before imported ones; Recog's come last. */
    public Recogniser(List<RecognitionRule> rules, RecogRules recog) {
        this.rules = List.copyOf(rules);
        this.recog = recog;
    }

    /**
     * A product recognised.
     *
     * @param version empty when the face does not tell
     * @param source of the rule that fitted
     */
    public record Recognised(String product, String version, String source) {}

    /** The first product that fits. */
    public Optional<Recognised> recognise(Face face) {
        return face.isBlank() ? Optional.empty() : all(face).stream().findFirst();
    }

    /** All products that fit, in the order of the rules: a portal may stand before another product. */
    public List<Recognised> all(Face face) {
        Stream<Recognised> byRules = rules.stream()
                .filter(rule -> rule.fits(face))
                .map(rule -> new Recognised(rule.product(), rule.version(face).orElse(""), rule.source()));
        return Stream.concat(byRules, recog.all(face)).distinct().toList();
    }

    public int rules() {
        return rules.size();
    }
}
