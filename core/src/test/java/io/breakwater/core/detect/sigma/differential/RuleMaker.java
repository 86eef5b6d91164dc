package io.breakwater.core.detect.sigma.differential;

import io.breakwater.core.detect.sigma.differential.Rule.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes rules: families of one rule and its siblings, which differ from it in little. */
final class RuleMaker {
    private static final List<String> NAMES = List.of("sel", "sel_b", "selection_1", "filter_x", "_hidden", "keywords");

    private final Dice dice;
    private final LineMaker lines;

    RuleMaker(Dice dice) {
        this.dice = dice;
        this.lines = new LineMaker(dice);
    }

    /** A rule and its siblings, with ids from {@code first} on. */
    List<Rule> family(int first, int size) {
        Rule eldest = rule("r" + first);
        return IntStream.range(0, size)
                .mapToObj(i -> i == 0 ? eldest : sibling(eldest, "r" + (first + i)))
                .toList();
    }

    private Rule rule(String id) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(NAMES);
        for (int i = dice.between(1, 3); i > 0; i--) {
            blocks.put(names.remove(dice.below(names.size())), block());
        }
        return new Rule(id, dice.oneIn(6) ? "s1" : "", blocks, conditions(List.copyOf(blocks.keySet())));
    }

    private Rule sibling(Rule eldest, String id) {
        Map<String, Block> blocks = new LinkedHashMap<>(eldest.blocks());
        String name = dice.of(List.copyOf(blocks.keySet()));
        blocks.computeIfPresent(name, (same, block) -> altered(block));
        List<Cond> conditions = dice.oneIn(4) ? conditions(List.copyOf(blocks.keySet())) : eldest.conditions();
        return new Rule(id, eldest.service(), blocks, conditions);
    }

    private Block altered(Block block) {
        List<List<Line>> maps = new ArrayList<>(block.maps());
        int map = dice.below(maps.size());
        List<Line> altered = new ArrayList<>(maps.get(map));
        int line = dice.below(altered.size());
        altered.set(line, lines.altered(altered.get(line)));
        maps.set(map, distinct(altered));
        return new Block(maps);
    }

    private Block block() {
        if (dice.oneIn(8)) {
            return new Block(List.of(List.of(lines.keywords())));
        }
        int maps = dice.oneIn(4) ? dice.between(2, 3) : 1;
        return new Block(Stream.generate(this::map).limit(maps).toList());
    }

    private List<Line> map() {
        return distinct(Stream.generate(lines::line).limit(dice.of(1, 1, 2, 3)).toList());
    }

    /** A key may stand once in a map. */
    private static List<Line> distinct(List<Line> lines) {
        Map<String, Line> byKey = new LinkedHashMap<>();
        lines.forEach(line -> byKey.put(line.key(), line));
        return List.copyOf(byKey.values());
    }

    private List<Cond> conditions(List<String> names) {
        return dice.oneIn(12) ? List.of(condition(names, 1), condition(names, 1)) : List.of(condition(names, 2));
    }

    private Cond condition(List<String> names, int depth) {
        return switch (depth == 0 ? 9 : dice.below(10)) {
            case 0, 1, 2 -> joined(dice.of("and", "and", "AND"), names, depth);
            case 3, 4 -> joined(dice.of("or", "Or"), names, depth);
            case 5 -> new Cond.Not(condition(names, depth - 1));
            case 6, 7 -> some(names);
            default -> new Cond.Name(dice.of(names));
        };
    }

    private Cond joined(String word, List<String> names, int depth) {
        Cond last = condition(names, depth - 1);
        return new Cond.Joined(word, List.of(condition(names, depth - 1), dice.oneIn(3) ? new Cond.Not(last) : last));
    }

    /** {@code x of y}, where y means at least one identifier: the parser refuses what means none. */
    private Cond some(List<String> names) {
        String name = dice.of(names);
        Cond.Some some = new Cond.Some(
                dice.of("1", "all", "any"),
                dice.of("them", "sel*", name, name.substring(0, 2) + "*", "*" + name.charAt(name.length() - 1), "*"));
        return names.stream().anyMatch(some::means) ? some : new Cond.Name(name);
    }
}
