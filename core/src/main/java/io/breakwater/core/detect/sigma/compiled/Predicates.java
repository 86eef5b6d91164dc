package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The predicates of a partition while it is built. A predicate is a set of tests of one field of which one must hold;
 * equal sets of different rules are one predicate. Slot -1 stands for every value of the event.
 */
final class Predicates {
    static final int EVERY_VALUE = -1;

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<Key, Integer> ids = new HashMap<>();
    private final List<Byte> initial = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final LiteralIndex.Collector literals = new LiteralIndex.Collector();
    private final List<Literal> everyValue = new ArrayList<>();
    private final Map<Integer, List<Integer>> empties = new HashMap<>();
    private final Map<Integer, List<Integer>> presents = new HashMap<>();
    private final Map<String, String> renames;

    private record Key(int slot, Set<ValueTest> tests) {}

    /** @param renames rule field to event field */
    Predicates(Map<String, String> renames) {
        this.renames = renames;
    }

    /** Whether finding one literal of the test in a value settles it, so that several can be one predicate. */
    static boolean isSettledByLiteral(ValueTest test) {
        return test instanceof ValueTest.Text text && !text.cased() && simpleAnchor(text.pieces()) != null;
    }

    int slot(String ruleField) {
        return slots.computeIfAbsent(field(ruleField), name -> slots.size());
    }

    String field(String ruleField) {
        return renames.getOrDefault(ruleField, ruleField);
    }

    /** The predicate "one of these tests holds for the field"; several tests must all be settled by literals. */
    int of(String field, Set<ValueTest> tests) {
        return ids.computeIfAbsent(new Key(slot(field), tests), key -> add(field, key));
    }

    /** The predicate "the test holds for some value of the event". */
    int ofEveryValue(ValueTest test) {
        return ids.computeIfAbsent(new Key(EVERY_VALUE, Set.of(test)), key -> add("", key));
    }

    private int add(String field, Key key) {
        int id = initial.size();
        initial.add(Board.FALSE);
        questions.add(Question.SETTLED);
        costs.add(0.0);
        for (ValueTest test : key.tests()) {
            define(id, key.slot(), field, test);
        }
        return id;
    }

    private void define(int id, int slot, String field, ValueTest test) {
        switch (test) {
            case ValueTest.Text text -> text(id, slot, field, text);
            case ValueTest.Regex regex -> regex(id, slot, field, regex);
            case ValueTest.Exists exists -> open(id, Question.ofPresence(field(field), exists.wanted()));
            case ValueTest.Null empty -> open(id, Question.ofNull(field(field)));
            case ValueTest.SameAs same -> {
                slot(same.otherField());
                open(id, Question.ofTwoFields(field(field), field(same.otherField()), same));
            }
            case ValueTest.Cidr cidr -> open(id, values(slot, field, cidr));
            case ValueTest.Number number -> open(id, values(slot, field, number));
            case ValueTest.Date date -> open(id, values(slot, field, date));
        }
    }

    private Question values(int slot, String field, ValueTest test) {
        return slot == EVERY_VALUE ? Question.ofEveryValue(test) : Question.ofValues(field(field), test);
    }

    private void open(int id, Question question) {
        initial.set(id, Board.OPEN);
        questions.set(id, question);
        costs.set(id, Double.POSITIVE_INFINITY);
    }

    private void text(int id, int slot, String field, ValueTest.Text text) {
        List<Piece> pieces = text.pieces();
        Anchor anchor = simpleAnchor(pieces);
        if (pieces.stream().noneMatch(Piece.Literal.class::isInstance) && anchor == null) {
            open(id, values(slot, field, text));
        } else if (text.cased()) {
            needed(id, slot, pieces, values(slot, field, text));
        } else if (pieces.isEmpty()) {
            empties.computeIfAbsent(slot, key -> new ArrayList<>()).add(id);
            costs.set(id, costs.get(id) + 0.5);
        } else if (pieces.equals(List.of(Piece.ANY))) {
            presents.computeIfAbsent(slot, key -> new ArrayList<>()).add(id);
            costs.set(id, costs.get(id) + 1);
        } else if (anchor != null) {
            literal(id, slot, only(pieces), anchor, true);
        } else {
            needed(id, slot, pieces, Question.ofFoldedValues(slot, new FoldedPattern(pieces)));
        }
    }

    /** A pattern of several pieces: its longest literal must be there, the question settles the rest. */
    private void needed(int id, int slot, List<Piece> pieces, Question question) {
        int longest = -1;
        for (int i = 0; i < pieces.size(); i++) {
            if (length(pieces.get(i)) > (longest < 0 ? 0 : length(pieces.get(longest)))) {
                longest = i;
            }
        }
        if (longest < 0) {
            open(id, question);
            return;
        }
        questions.set(id, question);
        boolean atStart = longest == 0;
        boolean atEnd = longest == pieces.size() - 1;
        Anchor anchor = atStart ? (atEnd ? Anchor.WHOLE : Anchor.START) : atEnd ? Anchor.END : Anchor.ANYWHERE;
        literal(id, slot, ((Piece.Literal) pieces.get(longest)).text(), anchor, false);
    }

    private static int length(Piece piece) {
        return piece instanceof Piece.Literal literal ? literal.text().length() : 0;
    }

    private void regex(int id, int slot, String field, ValueTest.Regex regex) {
        List<String> needed = RequiredLiteral.of(regex.expression());
        if (needed.isEmpty()) {
            open(id, values(slot, field, regex));
            return;
        }
        questions.set(id, values(slot, field, regex));
        needed.forEach(text -> literal(id, slot, text, Anchor.ANYWHERE, false));
    }

    private void literal(int id, int slot, String text, Anchor anchor, boolean certain) {
        byte[] bytes = FoldedText.of(Folding.fold(text));
        Literal literal = new Literal(bytes, anchor, id, certain);
        if (slot == EVERY_VALUE) {
            everyValue.add(literal);
        } else {
            literals.add(slot, literal);
        }
        costs.set(id, costs.get(id) + cost(bytes.length, anchor));
    }

    /** A guess at how often a literal is met: the longer and the more tied down, the rarer. */
    private static double cost(int length, Anchor anchor) {
        double tied = switch (anchor) {
            case ANYWHERE, END -> 1;
            case START -> 0.9;
            case WHOLE -> 0.5;
        };
        return tied / (1 + length * length);
    }

    /** Null when the pieces are more than one literal with runs around it. */
    private static @Nullable Anchor simpleAnchor(List<Piece> pieces) {
        boolean before = !pieces.isEmpty() && pieces.get(0) == Piece.ANY;
        boolean after = pieces.size() > 1 && pieces.get(pieces.size() - 1) == Piece.ANY;
        int inner = pieces.size() - (before ? 1 : 0) - (after ? 1 : 0);
        if (pieces.isEmpty() || pieces.equals(List.of(Piece.ANY))) {
            return Anchor.WHOLE;
        }
        if (inner != 1 || !(pieces.get(before ? 1 : 0) instanceof Piece.Literal)) {
            return null;
        }
        return before ? (after ? Anchor.ANYWHERE : Anchor.END) : after ? Anchor.START : Anchor.WHOLE;
    }

    private static String only(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Literal.class::isInstance)
                .map(piece -> ((Piece.Literal) piece).text())
                .findFirst()
                .orElseThrow();
    }

    int count() {
        return initial.size();
    }

    /** How often the predicate may be true; infinite when no literal tells. */
    double cost(int id) {
        return costs.get(id);
    }

    byte[] initial() {
        byte[] states = new byte[initial.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = initial.get(i);
        }
        return states;
    }

    Question[] questions() {
        return questions.toArray(new Question[0]);
    }

    Map<String, Integer> slots() {
        return Map.copyOf(slots);
    }

    FieldIndex index(int slot) {
        return new FieldIndex(literals.of(slot), numbers(empties, slot), numbers(presents, slot));
    }

    FieldIndex everyValueIndex() {
        return new FieldIndex(everyValue, numbers(empties, EVERY_VALUE), numbers(presents, EVERY_VALUE));
    }

    private static int[] numbers(Map<Integer, List<Integer>> lists, int slot) {
        return lists.getOrDefault(slot, List.of()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
