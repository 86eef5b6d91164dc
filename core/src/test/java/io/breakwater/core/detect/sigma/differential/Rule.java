package io.breakwater.core.detect.sigma.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule, and what the specification says it means.
 *
 * @param service of its log source; empty for none
 * @param blocks search identifiers by name
 * @param conditions of which one must hold
 */
record Rule(String id, String service, Map<String, Block> blocks, List<Cond> conditions) {
    /**
     * What a search identifier stands for: maps of which one must hold, each with all its lines. Keywords are maps of one
     * line without a field.
     */
    record Block(List<List<Line>> maps) {
        boolean holds(Verdicts event) {
            return maps.stream().anyMatch(lines -> lines.stream().allMatch(event::holds));
        }

        Stream<Line> lines() {
            return maps.stream().flatMap(List::stream);
        }

        private boolean isKeywords() {
            return lines().allMatch(
                            line -> line.field().isEmpty() && line.modifiers().isEmpty());
        }

        private String yaml() {
            if (isKeywords()) {
                return lines().flatMap(line -> line.values().stream())
                        .map(word -> "        - " + word.yaml() + "\n")
                        .collect(Collectors.joining());
            }
            return maps.size() == 1
                    ? yaml(maps.get(0), "        ", "        ")
                    : maps.stream()
                            .map(map -> yaml(map, "        - ", "          "))
                            .collect(Collectors.joining());
        }

        private static String yaml(List<Line> lines, String first, String others) {
            StringBuilder yaml = new StringBuilder();
            for (Line line : lines) {
                yaml.append(yaml.isEmpty() ? first : others).append(line.yaml()).append('\n');
            }
            return yaml.toString();
        }
    }

    boolean holds(Verdicts event) {
        if (!service.isEmpty() && !service.equals(event.service())) {
            return false;
        }
        Map<String, Boolean> identifiers = identifiers(event);
        return conditions.stream().anyMatch(condition -> condition.holds(identifiers));
    }

    /** As a filter: what it holds for is taken away; a condition that begins with {@code not} says what stays. */
    boolean keeps(Verdicts event) {
        Map<String, Boolean> identifiers = identifiers(event);
        Cond condition = conditions.get(0);
        boolean spoken = conditions.stream().anyMatch(one -> one.holds(identifiers));
        return (conditions.size() == 1 && condition instanceof Cond.Not) == spoken;
    }

    private Map<String, Boolean> identifiers(Verdicts event) {
        Map<String, Boolean> identifiers = new LinkedHashMap<>();
        blocks.forEach((name, block) -> identifiers.put(name, block.holds(event)));
        return identifiers;
    }

    Stream<Line> lines() {
        return blocks.values().stream().flatMap(Block::lines);
    }

    String yaml() {
        return "title: " + id + "\nid: " + id + "\n" + source() + "detection:\n" + detection();
    }

    /**
     * The rule as a filter, which takes away from the rules it names what it holds for.
     *
     * @param rule id of the rule that it is put on
     */
    String asFilter(String rule) {
        return "title: " + id + "\nid: " + id + "\n" + source() + "filter:\n    rules: [" + rule + "]\n" + detection();
    }

    private String source() {
        return "logsource:\n    product: test\n" + (service.isEmpty() ? "" : "    service: " + service + "\n");
    }

    private String detection() {
        StringBuilder yaml = new StringBuilder();
        blocks.forEach(
                (name, block) -> yaml.append("    ").append(name).append(":\n").append(block.yaml()));
        List<String> written = conditions.stream()
                .map(condition -> '"' + condition.written() + '"')
                .toList();
        return yaml.append("    condition: ")
                .append(written.size() == 1 ? written.get(0) : written.toString())
                .append('\n')
                .toString();
    }
}
