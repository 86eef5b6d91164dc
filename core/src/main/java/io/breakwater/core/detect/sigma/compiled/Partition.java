package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rules that concern one kind of event, compiled together.
 *
 * <p>An event is matched in three steps. First the values of the fields that any rule mentions are folded into one
 * buffer. Then each field's {@link FieldIndex} reads its values once and marks on the {@link Board} which predicates are
 * true or may be, nominating the rules that were waiting for one of them: each rule waits for the clause of its condition
 * that is least likely to come true. Last, the nominated rules, and the few that no literal can announce, have their
 * conditions evaluated; predicates that literals did not settle are asked then, once an event, whichever rule asks first.
 */
final class Partition {
    private static final SigmaEvent NOTHING = MapEvent.of(RuleSource.ANY, Map.of());

    private final SigmaRule[] rules;
    private final Node[] nodes;
    private final int[] always;
    private final Question[] questions;
    private final byte[] initial;
    private final int[][] rulesOf;
    private final Map<String, Integer> slots;
    private final FieldIndex[] indexes;
    private final FieldIndex everyValue;
    private final int[] slotOfName;
    private final ThreadLocal<Board> boards;

    /** @param renames rule field to event field, for this kind of event */
    Partition(List<SigmaRule> rules, Map<String, String> renames, FieldNames names) {
        Predicates predicates = new Predicates(renames);
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
        this.questions = predicates.questions();
        this.initial = predicates.initial();
        this.rulesOf = new int[predicates.count()][];
        for (int predicate = 0; predicate < rulesOf.length; predicate++) {
            rulesOf[predicate] = predicate < waiting.size() ? numbers(waiting.get(predicate)) : new int[0];
        }
        this.slots = predicates.slots();
        this.indexes = new FieldIndex[slots.size()];
        slots.values().forEach(slot -> indexes[slot] = predicates.index(slot));
        this.slotOfName = names.texts().stream()
                .mapToInt(name -> slots.getOrDefault(name, Predicates.EVERY_VALUE))
                .toArray();
        this.everyValue = predicates.everyValueIndex();
        this.boards = ThreadLocal.withInitial(() -> new Board(initial, rulesOf, nodes.length, NOTHING));
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

    void match(SigmaEvent event, Consumer<SigmaRule> matches) {
        Board board = boards.get();
        board.begin(event);
        if (event instanceof JsonEvent json) {
            fill(json, board);
        } else {
            fill(event, board);
        }
        search(board);
        judge(board, matches);
        board.begin(NOTHING);
    }

    private void fill(JsonEvent event, Board board) {
        boolean all = !everyValue.isEmpty();
        for (int i = 0; i < event.size(); i++) {
            int name = event.idAt(i);
            int slot = name < 0 ? Predicates.EVERY_VALUE : slotOfName[name];
            boolean wanted = all ? !event.isNull(i) : slot >= 0 && !indexes[slot].isEmpty();
            if (wanted) {
                int from = board.text.length;
                event.appendFolded(i, board.text);
                board.value(slot, from, board.text.length);
            }
        }
    }

    private void fill(SigmaEvent event, Board board) {
        boolean all = !everyValue.isEmpty();
        for (int i = 0; i < event.size(); i++) {
            Integer slot = slots.get(event.nameAt(i));
            if (slot != null && (all || !indexes[slot].isEmpty())) {
                board.value(slot, event.valueAt(i));
            } else if (all) {
                board.value(Predicates.EVERY_VALUE, event.valueAt(i));
            }
        }
    }

    private void search(Board board) {
        byte[] text = board.text.bytes;
        boolean all = !everyValue.isEmpty();
        for (int i = 0; i < board.values; i++) {
            int slot = board.slot[i];
            if (slot >= 0) {
                indexes[slot].search(text, board.start[i], board.end[i], board);
            }
            if (all) {
                everyValue.search(text, board.start[i], board.end[i], board);
            }
        }
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
        if (nodes[rule].holds(board, questions)) {
            matches.accept(rules[rule]);
        }
    }

    /** Bytes that the literal indexes take. */
    long footprint() {
        long bytes = everyValue.footprint();
        for (FieldIndex index : indexes) {
            bytes += index.footprint();
        }
        return bytes;
    }

    /** Rules that no literal announces. */
    int unannounced() {
        return always.length;
    }
}
