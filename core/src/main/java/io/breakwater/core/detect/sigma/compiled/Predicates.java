package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Experience.Key;
import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Folding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The predicates of a partition while it is built. A predicate is a set of tests of one field of which one must hold;
 * equal sets of different rules are one predicate.
 */
final class Predicates {
    private static final int EVERY_VALUE = EventValues.NO_SLOT;
    /** The share of a field's bytes of which a predicate is asked from which on its literals are looked for in all of them. */
    private static final double OFTEN = 0.05;

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<Key, PredicateDraft> drafts = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<PredicateDraft> byId = new ArrayList<>();
    private final List<Integer> slotOf = new ArrayList<>();
    private final BitSet announced = new BitSet();
    private final BitSet aloneDeciding = new BitSet();
    private final Map<String, String> renames;
    private final FieldNames names;
    private final Experience experience;

    /**
     * @param renames rule field to event field
     * @param names all event fields that any rule mentions
     * @param experience with the predicates so far
     */
    Predicates(Map<String, String> renames, FieldNames names, Experience experience) {
        this.renames = renames;
        this.names = names;
        this.experience = experience;
    }

    /** Whether literals announce the test, so that several of one field can be one predicate. */
    static boolean isAnnounced(ValueTest test) {
        return switch (test) {
            case ValueTest.Text text ->
                Shape.of(text.pieces()) != Shape.PATTERN && !text.cased()
                        || Shape.literals(text.pieces()).findAny().isPresent();
            case ValueTest.Regex regex ->
                !RequiredLiteral.of(regex.expression()).isEmpty();
            case ValueTest.Exists exists -> false;
            case ValueTest.Null empty -> false;
            case ValueTest.SameAs same -> false;
            case ValueTest.Cidr cidr -> false;
            case ValueTest.Number number -> false;
            case ValueTest.Date date -> false;
        };
    }

    /** Whether nothing but a value of the field decides the test. */
    private static boolean isOfValue(ValueTest test) {
        return switch (test) {
            case ValueTest.Text text -> true;
            case ValueTest.Regex regex -> true;
            case ValueTest.Cidr cidr -> true;
            case ValueTest.Number number -> true;
            case ValueTest.Date date -> true;
            case ValueTest.Exists exists -> false;
            case ValueTest.Null empty -> false;
            case ValueTest.SameAs same -> false;
        };
    }

    private int slot(String ruleField) {
        return slots.computeIfAbsent(field(ruleField), name -> slots.size());
    }

    private String field(String ruleField) {
        return renames.getOrDefault(ruleField, ruleField);
    }

    /** The predicate "one of these tests holds for the field"; several tests must all be announced by literals. */
    int of(String field, Set<ValueTest> tests) {
        return draft(field, slot(field), new Key(field(field), tests)).id();
    }

    /** The predicate "the test holds for some value of the event". Values are noted for what announces it, so it is. */
    int ofEveryValue(ValueTest test) {
        PredicateDraft draft = draft("", EVERY_VALUE, new Key("", Set.of(test)));
        if (Double.isFinite(draft.cost())) {
            announced.set(draft.id());
        }
        return draft.id();
    }

    private PredicateDraft draft(String field, int slot, Key key) {
        PredicateDraft known = drafts.get(key);
        if (known != null) {
            return known;
        }
        PredicateDraft draft = new PredicateDraft(byId.size());
        drafts.put(key, draft);
        byId.add(draft);
        keys.add(key);
        slotOf.add(slot);
        key.tests().forEach(test -> define(draft, slot, field, test));
        aloneDeciding.set(
                draft.id(), slot != EVERY_VALUE && key.tests().stream().allMatch(Predicates::isOfValue));
        return draft;
    }

    private void define(PredicateDraft draft, int slot, String field, ValueTest test) {
        switch (test) {
            case ValueTest.Text text -> text(draft, slot, text);
            case ValueTest.Regex regex -> regex(draft, slot, regex);
            case ValueTest.Exists exists -> {
                String name = field(field);
                open(draft, Question.ofPresence(name, names.find(name), exists.wanted()));
            }
            case ValueTest.Null empty -> open(draft, Question.ofNull(slot));
            case ValueTest.SameAs same -> open(draft, Question.ofTwoSlots(slot, slot(same.otherField()), same));
            case ValueTest.Cidr cidr -> open(draft, texts(slot, ValueQuestions.cidr(cidr)));
            case ValueTest.Number number -> open(draft, texts(slot, ValueQuestions.number(number)));
            case ValueTest.Date date -> open(draft, texts(slot, ValueQuestions.date(date)));
        }
    }

    private static Question texts(int slot, Predicate<String> fit) {
        return slot == EVERY_VALUE ? Question.ofEveryText(fit) : Question.ofTexts(slot, fit);
    }

    private static void open(PredicateDraft draft, Question question) {
        draft.ask(question);
        draft.neverAnnounced();
    }

    private void text(PredicateDraft draft, int slot, ValueTest.Text text) {
        List<Piece> pieces = text.pieces();
        Shape shape = Shape.of(pieces);
        if (shape == Shape.PATTERN || text.cased()) {
            pattern(draft, slot, text);
        } else if (shape == Shape.EMPTY) {
            draft.takesEmptyValue();
        } else if (shape == Shape.ANY) {
            draft.takesAnyValue();
        } else {
            literal(draft, Shape.literals(pieces).findFirst().orElseThrow(), shape.anchor(), true);
        }
    }

    /** A pattern of several pieces: its longest literal must be there, the question settles the rest. */
    private void pattern(PredicateDraft draft, int slot, ValueTest.Text text) {
        List<Piece> pieces = text.pieces();
        int longest = -1;
        for (int i = 0; i < pieces.size(); i++) {
            if (length(pieces.get(i)) > (longest < 0 ? 0 : length(pieces.get(longest)))) {
                longest = i;
            }
        }
        if (slot == EVERY_VALUE) {
            draft.ask(texts(slot, ValueQuestions.text(text)));
        } else if (text.cased()) {
            draft.ask(Question.ofPlain(slot, new BytePattern(pieces, false)));
        } else {
            draft.ask(Question.ofFolded(slot, new BytePattern(pieces, true)));
        }
        if (longest < 0) {
            draft.neverAnnounced();
            return;
        }
        boolean atStart = longest == 0;
        boolean atEnd = longest == pieces.size() - 1;
        Anchor anchor = atStart ? (atEnd ? Anchor.WHOLE : Anchor.START) : atEnd ? Anchor.END : Anchor.ANYWHERE;
        literal(draft, ((Piece.Literal) pieces.get(longest)).text(), anchor, false);
    }

    private static int length(Piece piece) {
        return piece instanceof Piece.Literal literal ? literal.text().length() : 0;
    }

    private void regex(PredicateDraft draft, int slot, ValueTest.Regex regex) {
        draft.ask(Question.ofExpression(slot, regex));
        List<String> needed = RequiredLiteral.of(regex.expression());
        if (needed.isEmpty()) {
            draft.neverAnnounced();
        }
        needed.forEach(text -> literal(draft, text, Anchor.ANYWHERE, false));
    }

    private static void literal(PredicateDraft draft, String text, Anchor anchor, boolean certain) {
        byte[] bytes = FoldedText.of(Folding.fold(text));
        draft.add(new Literal(bytes, anchor, draft.id(), certain), CommonText.cost(bytes, anchor));
    }

    int count() {
        return byId.size();
    }

    /** The predicates, by number. */
    List<Key> keys() {
        return List.copyOf(keys);
    }

    /** How often the predicate may be true; infinite when no literal tells. */
    double cost(int id) {
        double guess = byId.get(id).cost();
        return Double.isInfinite(guess) ? guess : experience.share(keys.get(id), guess);
    }

    /** A rule waits for the predicate: its literals are to be looked for in every event. */
    void announce(int id) {
        announced.set(id);
    }

    /**
     * Announces also what rules have asked often: to look for some more literals on the way costs less than to look for
     * them by themselves. Where long values are searched line by line, nothing is added that would end it.
     */
    void announceAsked() {
        BitSet inLines = new BitSet();
        for (int slot = 0; slot < slots.size(); slot++) {
            List<Literal> literals = literals(slot);
            inLines.set(slot, !literals.isEmpty() && LineSearch.suits(literals));
        }
        for (int id = 0; id < byId.size(); id++) {
            PredicateDraft draft = byId.get(id);
            int slot = slotOf.get(id);
            if (slot != EVERY_VALUE
                    && Double.isFinite(draft.cost())
                    && experience.asked(keys.get(id)) >= OFTEN
                    && (!inLines.get(slot) || LineSearch.suits(draft.literals()))) {
                announced.set(id);
            }
        }
    }

    /** What is looked for in the values of a slot. */
    private List<Literal> literals(int slot) {
        return announced.stream()
                .filter(id -> slotOf.get(id) == slot)
                .mapToObj(byId::get)
                .flatMap(draft -> draft.literals().stream())
                .toList();
    }

    /** The slot of each predicate; {@link EventValues#NO_SLOT} for one of every value. */
    int[] slotOf() {
        return slotOf.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The state of each predicate before anything is known of an event. */
    byte[] initial() {
        byte[] states = new byte[byId.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = announced.get(i) ? Board.FALSE : Board.OPEN;
        }
        return states;
    }

    Inquiry[] inquiries() {
        Inquiry[] inquiries = new Inquiry[byId.size()];
        for (int i = 0; i < inquiries.length; i++) {
            PredicateDraft draft = byId.get(i);
            int slot = slotOf.get(i);
            Question asked = announced.get(i) ? draft.announced() : draft.unannounced(slot);
            inquiries[i] = aloneDeciding.get(i) ? Inquiry.remembered(i, slot, asked) : Inquiry.of(asked);
        }
        return inquiries;
    }

    Map<String, Integer> slots() {
        return Map.copyOf(slots);
    }

    /** The indexes of all slots; the last one is that of every value. */
    FieldIndex[] indexes() {
        List<List<PredicateDraft>> bySlot = new ArrayList<>();
        for (int slot = 0; slot <= slots.size(); slot++) {
            bySlot.add(new ArrayList<>());
        }
        announced.stream().forEach(id -> {
            int slot = slotOf.get(id);
            bySlot.get(slot == EVERY_VALUE ? slots.size() : slot).add(byId.get(id));
        });
        List<Grams> met =
                new ArrayList<>(slots.keySet().stream().map(experience::grams).toList());
        met.add(Grams.NONE);
        return IntStream.range(0, bySlot.size())
                .mapToObj(slot -> index(bySlot.get(slot), met.get(slot)))
                .toArray(FieldIndex[]::new);
    }

    private static FieldIndex index(List<PredicateDraft> drafts, Grams met) {
        return new FieldIndex(
                drafts.stream().flatMap(draft -> draft.literals().stream()).toList(),
                numbers(drafts.stream().filter(PredicateDraft::isEmptyValue)),
                numbers(drafts.stream().filter(PredicateDraft::isAnyValue)),
                met);
    }

    private static int[] numbers(Stream<PredicateDraft> drafts) {
        return drafts.mapToInt(PredicateDraft::id).toArray();
    }
}
