package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayList;
import java.util.List;

/**
 * A predicate while its partition is built: what announces it, and how to ask it.
 *
 * <p>It can be used in two ways. Announced, its literals are looked for in every event. Otherwise it is asked when a rule
 * that may match wants to know. Only what some rule waits for is announced: with thousands of rules, a handful may match
 * an event, and looking for what the others would ask next is wasted.
 */
final class PredicateDraft {
    private final int id;
    private final List<Literal> literals = new ArrayList<>();
    private boolean anyValue;
    private boolean emptyValue;
    private double cost;
    private final List<Question> questions = new ArrayList<>();

    PredicateDraft(int id) {
        this.id = id;
    }

    /** Adds a literal that announces it; an uncertain one leaves the rest to the question ({@link #ask}). */
    void add(Literal literal, double rarity) {
        literals.add(literal);
        cost += rarity;
    }

    /** Any value makes it true. */
    void takesAnyValue() {
        anyValue = true;
        cost += 1;
    }

    /** An empty value makes it true. */
    void takesEmptyValue() {
        emptyValue = true;
        cost += 0.5;
    }

    /** How to ask one of the tests that literals do not settle. */
    void ask(Question how) {
        questions.add(how);
    }

    /** Nothing announces it. */
    void neverAnnounced() {
        cost = Double.POSITIVE_INFINITY;
    }

    int id() {
        return id;
    }

    /** How often it may be true; infinite when nothing announces it. */
    double cost() {
        return cost;
    }

    List<Literal> literals() {
        return List.copyOf(literals);
    }

    boolean isAnyValue() {
        return anyValue;
    }

    boolean isEmptyValue() {
        return emptyValue;
    }

    /** How to ask it once a literal was found that does not settle it. */
    Question announced() {
        return Question.any(questions);
    }

    /** How to ask it when nothing announces it. */
    Question unannounced(int slot) {
        return Double.isInfinite(cost)
                ? Question.any(questions)
                : Question.ofFolded(slot, new LiteralSet(literals, anyValue, emptyValue), Question.any(questions));
    }
}
