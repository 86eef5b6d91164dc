package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the rules of a {@link Partition} are asked, compiled together.
 *
 * <p>An event is matched in three steps. First the values of the fields that any rule mentions are noted. Then each
 * field's {@link FieldIndex} reads its folded values once and marks on the {@link Board} which predicates are true or may
 * be, nominating the rules that were waiting for one of them: each rule waits for the clause of its condition that is
 * least likely to come true, by a guess or by what the plan before met ({@link Experience}). Last, the nominated rules, and the few that no literal can announce, have their conditions
 * evaluated; predicates that literals did not settle are asked then, once an event, whichever rule asks first.
 *
 * <p>Values of fields that no rule mentions concern only rules that ask every value; a {@link RawSieve} says of most JSON
 * records that they hold nothing of the kind.
 */
final class Plan {
    private final SigmaRule[] rules;
    private final Node[] nodes;
    private final int[] always;
    private final List<Experience.Key> predicates;
    private final Inquiry[] inquiries;
    private final byte[] initial;
    private final int[][] rulesOf;
    private final Map<String, Integer> slots;
    private final FieldIndex[] indexes;
    private final FieldIndex everyValue;
    private final Optional<RawSieve> sieve;
    private final int[] slotOfName;
    private final ThreadLocal<Board> boards;

    /**
     * @param renames rule field to event field, for this kind of event
     * @param experience with the predicates so far
     * @param learning whether what comes is to be counted
     */
    Plan(
            List<SigmaRule> rules,
            Map<String, String> renames,
            FieldNames names,
            Experience experience,
            boolean learning) {
        Predicates predicates = new Predicates(renames, names, experience);
        RuleCompiler compiler = new RuleCompiler(predicates);
        this.rules = rules.toArray(new SigmaRule[0]);
        this.nodes = new Node[rules.size()];
        List<List<Integer>> waiting = new ArrayList<>();
        List<Integer> unannounced = new ArrayList<>();
        for (int rule = 0; rule < nodes.length; rule++) {
            RuleCompiler.Compiled compiled = compiler.compile(rules.get(rule).expression());
            nodes[rule] = compiled.node();
            if (compiled.clause().isEmpty()) {
                unannounced.add(rule);
            } else {
                wait(rule, compiled.clause().get(), waiting);
            }
        }
        this.always = numbers(unannounced);
        for (int predicate = 0; predicate < waiting.size(); predicate++) {
            if (!waiting.get(predicate).isEmpty()) {
                predicates.announce(predicate);
            }
        }
        predicates.announceAsked();
        this.predicates = predicates.keys();
        this.inquiries = predicates.inquiries();
        this.initial = predicates.initial();
        int[] slotOf = predicates.slotOf();
        this.rulesOf = new int[predicates.count()][];
        for (int predicate = 0; predicate < rulesOf.length; predicate++) {
            rulesOf[predicate] = predicate < waiting.size() ? numbers(waiting.get(predicate)) : new int[0];
        }
        this.slots = new HashMap<>(predicates.slots());
        this.indexes = predicates.indexes();
        this.everyValue = indexes[slots.size()];
        this.slotOfName = names.texts().stream()
                .mapToInt(name -> slots.getOrDefault(name, EventValues.NO_SLOT))
                .toArray();
        this.sieve = everyValue.wantsEmptyValues() ? Optional.empty() : everyValue.sieve();
        int firstField = names.numberFields(slots.size() + 1);
        this.boards = ThreadLocal.withInitial(() -> new Board(
                initial,
                rulesOf,
                nodes.length,
                new EventValues(slots.size(), firstField),
                learning ? new Tally(slotOf, slots.size()) : null));
    }

    private static void wait(int rule, RuleCompiler.Clause clause, List<List<Integer>> waiting) {
        for (int predicate : clause.oneOf()) {
            while (waiting.size() <= predicate) {
                waiting.add(new ArrayList<>());
            }
            waiting.get(predicate).add(rule);
        }
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * @param memory of the thread, for the values of events that are no JSON records
     * @return how many events of this thread were counted for the experience; none when the plan does not learn
     */
    int match(SigmaEvent event, TextMemory memory, Consumer<SigmaRule> matches) {
        Board board = boards.get();
        board.begin(event, memory);
        boolean all = !everyValue.isEmpty();
        if (event instanceof JsonEvent json) {
            all = all && (sieve.isEmpty() || json.mayHold(sieve.get()));
            note(json, all, board.values);
            search(all, board);
        } else {
            note(event, all, board.values);
            searchTexts(all, board);
        }
        judge(board, matches);
        board.count();
        board.clear();
        Tally tally = board.tally();
        return tally == null ? 0 : tally.events();
    }

    /** What was known before and what this thread met. */
    Experience experience(Experience before) {
        Tally tally = boards.get().tally();
        return tally == null ? before : before.with(predicates, initial, slots, tally);
    }

    private void note(JsonEvent event, boolean all, EventValues values) {
        if (!all) {
            for (int i = 0; i < event.namedCount(); i++) {
                int at = event.named(i);
                int name = event.idAt(at);
                if (name >= 0 && slotOfName[name] >= 0) {
                    values.note(slotOfName[name], at);
                }
            }
            return;
        }
        for (int i = 0; i < event.noted(); i++) {
            int name = event.idAt(i);
            int slot = name < 0 ? EventValues.NO_SLOT : slotOfName[name];
            if (!event.isNull(i)) {
                values.note(slot, i);
            }
        }
    }

    private void note(SigmaEvent event, boolean all, EventValues values) {
        for (int i = 0; i < event.size(); i++) {
            int slot = slots.getOrDefault(event.nameAt(i), EventValues.NO_SLOT);
            if (slot >= 0 || all) {
                values.note(slot, i);
            }
        }
    }

    private void search(boolean all, Board board) {
        EventValues values = board.values;
        for (int v = 0; v < values.count(); v++) {
            int slot = values.slot(v);
            boolean own = slot >= 0 && !indexes[slot].isEmpty();
            if (own) {
                searchOwn(v, indexes[slot], board);
            }
            if (all) {
                int start = values.foldedStart(v);
                Signals found = values.found();
                everyValue.search(values.folded(), start, values.foldedEnd(v), found);
                board.take(found);
            }
        }
    }

    /** Looks for what rules wait for in a value of a field, unless it is known what is found there. */
    private void searchOwn(int value, FieldIndex index, Board board) {
        if (index.searchLines(board.values, value, board)) {
            return;
        }
        KnownValue known = board.values.known(value);
        if (known == null) {
            board.take(look(value, index, board.values, board.values.found()));
            return;
        }
        if (!known.isSearched()) {
            known.searched(look(value, index, board.values, board.values.found()));
            read(value, board);
        }
        known.repeat(board);
    }

    /** Counts what a value that was searched has in it, if that is wanted. */
    private void read(int value, Board board) {
        EventValues values = board.values;
        Tally tally = board.tally();
        if (tally != null && values.isFolded(value) && indexes[values.slot(value)].dependsOnGrams()) {
            int start = values.foldedStart(value);
            tally.read(values.slot(value), values.folded(), start, values.foldedEnd(value));
        }
    }

    /** The same for texts; what every rule looks for in them is remembered together. */
    private void searchTexts(boolean all, Board board) {
        EventValues values = board.values;
        for (int v = 0; v < values.count(); v++) {
            int slot = values.slot(v);
            boolean own = slot >= 0 && !indexes[slot].isEmpty();
            KnownValue known = own || all ? values.known(v) : null;
            if (known == null) {
                board.take(lookForAll(v, own, all, values));
                continue;
            }
            if (!known.isSearched()) {
                known.searched(lookForAll(v, own, all, values));
                if (own) {
                    read(v, board);
                }
            }
            known.repeat(board);
        }
    }

    private Signals lookForAll(int value, boolean own, boolean all, EventValues values) {
        Signals found = values.found();
        if (own) {
            look(value, indexes[values.slot(value)], values, found);
        }
        if (all) {
            look(value, everyValue, values, found);
        }
        return found;
    }

    private static Signals look(int value, FieldIndex index, EventValues values, Signals found) {
        if (!values.isSieved(value, index)) {
            int start = values.foldedStart(value);
            index.search(values.folded(), start, values.foldedEnd(value), found);
        }
        return found;
    }

    private void judge(Board board, Consumer<SigmaRule> matches) {
        for (int i = 0; i < board.candidates(); i++) {
            judge(board.candidate(i), board, matches);
        }
        for (int rule : always) {
            judge(rule, board, matches);
        }
    }

    private void judge(int rule, Board board, Consumer<SigmaRule> matches) {
        if (nodes[rule].holds(board, inquiries)) {
            matches.accept(rules[rule]);
        }
    }

    /** Bytes that the literal indexes take. */
    long footprint() {
        long bytes = 0;
        for (FieldIndex index : indexes) {
            bytes += index.footprint();
        }
        return bytes;
    }
}
