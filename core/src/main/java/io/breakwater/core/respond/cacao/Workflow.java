package io.breakwater.core.respond.cacao;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The graph of steps: one start, no hole, no step beside the way, no way without an end, no ring. */
final class Workflow {
    /** How a step leads to one other. */
    private static final List<String> WAYS =
            List.of("on_completion", "on_success", "on_failure", "on_true", "on_false");

    private final Spot root;
    private final Spot steps;
    /** Successors that exist. */
    private final Map<String, Set<String>> next = new LinkedHashMap<>();

    Workflow(Spot root) {
        this.root = root;
        this.steps = root.at("workflow");
    }

    void check() {
        steps.node().fieldNames().forEachRemaining(this::step);
        Set<String> begins = new LinkedHashSet<>();
        for (String entry : List.of("workflow_start", "workflow_exception")) {
            if (root.node().has(entry)) {
                existing(root.at(entry), begins);
            }
        }
        long starts = next.keySet().stream().filter(id -> isA(id, "start")).count();
        if (starts != 1) {
            steps.complain("must have one step of the type 'start', has " + starts);
        }
        beside(begins);
        endless();
        rings();
    }

    private boolean isA(String id, String type) {
        return steps.node().path(id).path("type").asText().equals(type);
    }

    private void step(String id) {
        Spot step = steps.at(id);
        Set<String> after = new LinkedHashSet<>();
        next.put(id, after);
        WAYS.stream().filter(step.node()::has).forEach(way -> existing(step.at(way), after));
        for (int i = 0; i < step.node().path("next_steps").size(); i++) {
            existing(step.at("next_steps").at(i), after);
        }
        step.node()
                .path("cases")
                .fieldNames()
                .forEachRemaining(name -> existing(step.at("cases").at(name), after));
        boolean byOutcome = step.node().has("on_success") || step.node().has("on_failure");
        if (byOutcome && step.node().has("on_completion")) {
            step.complain("has 'on_completion' beside 'on_success' or 'on_failure'");
        }
        if (!isA(id, "end") && leadsNowhere(step.node())) {
            step.complain("leads nowhere: it lacks 'on_completion'");
        }
    }

    private static boolean leadsNowhere(JsonNode step) {
        return WAYS.stream().noneMatch(step::has) && !step.has("next_steps") && !step.has("cases");
    }

    private void existing(Spot name, Set<String> into) {
        String id = name.node().asText();
        if (steps.node().has(id)) {
            into.add(id);
        } else {
            name.complain("names the step " + id + ", which does not exist");
        }
    }

    private void beside(Set<String> begins) {
        Set<String> reached = reachable(begins, next);
        next.keySet().stream()
                .filter(id -> !reached.contains(id))
                .forEach(id -> steps.at(id).complain("is never reached"));
    }

    private void endless() {
        Map<String, Set<String>> before = new HashMap<>();
        next.forEach((id, after) -> after.forEach(other ->
                before.computeIfAbsent(other, first -> new LinkedHashSet<>()).add(id)));
        Set<String> ends = new LinkedHashSet<>();
        next.keySet().stream().filter(id -> isA(id, "end")).forEach(ends::add);
        Set<String> ending = reachable(ends, before);
        next.keySet().stream()
                .filter(id -> !ending.contains(id))
                .forEach(id -> steps.at(id).complain("leads to no end"));
    }

    private static Set<String> reachable(Set<String> from, Map<String, Set<String>> ways) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String id : ways.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(id)) {
                    open.add(id);
                }
            }
        }
        return reached;
    }

    /** Steps repeat in a while-condition only, whose body has ways of its own; a ring of steps is a mistake. */
    private void rings() {
        Map<String, Integer> before = new HashMap<>();
        next.values().forEach(after -> after.forEach(id -> before.merge(id, 1, Integer::sum)));
        Deque<String> free = new ArrayDeque<>();
        next.keySet().stream().filter(id -> !before.containsKey(id)).forEach(free::add);
        List<String> sorted = new ArrayList<>();
        while (!free.isEmpty()) {
            String id = free.remove();
            sorted.add(id);
            for (String other : Objects.requireNonNull(next.get(id))) {
                if (before.merge(other, -1, Integer::sum) == 0) {
                    free.add(other);
                }
            }
        }
        Set<String> ring = new TreeSet<>(next.keySet());
        sorted.forEach(ring::remove);
        if (!ring.isEmpty()) {
            steps.complain("has a ring: " + ring);
        }
    }
}
