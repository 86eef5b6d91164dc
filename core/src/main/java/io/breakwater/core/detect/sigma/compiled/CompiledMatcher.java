package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.source.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product's matcher. Events are told apart by the routes they take ({@link Route}), and for each set of routes there
 * is a {@link Partition} of the rules it leads to, compiled when the first such event comes and now and then anew. Which routes an event takes
 * is remembered by the few fields that decide it.
 */
public final class CompiledMatcher implements SigmaMatcher {
    /** Kinds of events that are remembered; more than real logs have, and a bound for hostile ones. */
    private static final int MOST_KINDS = 8192;

    private final Learning learning;
    private final List<Route> routes;
    private final List<List<SigmaRule>> rulesByRoute;
    private final String[] decidingFields;
    private final FieldNames names;
    private final int[] decidingNames;
    private final ThreadLocal<TextMemory> memories = ThreadLocal.withInitial(TextMemory::new);
    private final ThreadLocal<KindCache> jsonKinds = ThreadLocal.withInitial(KindCache::new);
    private final Map<Kind, Partition[]> kinds = new ConcurrentHashMap<>();
    private final Map<BitSet, Partition[]> partitions = new ConcurrentHashMap<>();

    /** What decides the routes of an event: what it states, and the first values of the deciding fields. */
    private record Kind(RuleSource stated, List<String> values) {}

    public CompiledMatcher(RuleSet rules) {
        this(rules, Learning.USUAL);
    }

    /** @param learning when the way of asking rules is made anew */
    public CompiledMatcher(RuleSet rules, Learning learning) {
        this.learning = learning;
        Map<Route, List<SigmaRule>> byRoute = new LinkedHashMap<>();
        Map<RuleSource, List<Route>> routesOf = new LinkedHashMap<>();
        for (SigmaRule rule : rules.rules()) {
            routesOf.computeIfAbsent(rule.source(), rules.sources()::routes)
                    .forEach(route -> byRoute.computeIfAbsent(route, key -> new ArrayList<>())
                            .add(rule));
        }
        this.routes = List.copyOf(byRoute.keySet());
        this.rulesByRoute = List.copyOf(byRoute.values());
        this.decidingFields = rules.sources().decidingFields().toArray(new String[0]);
        Set<String> mentioned = new LinkedHashSet<>(rules.sources().decidingFields());
        mentioned.addAll(List.of("Provider_Name", "SourceName", "Computer", "Hostname"));
        routes.forEach(route -> mentioned.addAll(route.renames().values()));
        rules.rules().forEach(rule -> MentionedFields.collect(rule.expression(), mentioned));
        this.names = new FieldNames(mentioned);
        this.decidingNames = Arrays.stream(decidingFields).mapToInt(names::find).toArray();
    }

    @Override
    public void match(SigmaEvent event, Consumer<SigmaRule> matches) {
        Partition[] wanted = event instanceof JsonEvent json ? partitionsOf(json) : partitionsOf(event);
        if (wanted.length == 0) {
            return;
        }
        TextMemory memory = memories.get();
        if (wanted.length == 1) {
            wanted[0].match(event, memory, matches);
        } else {
            Set<SigmaRule> found = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Partition partition : wanted) {
                partition.match(event, memory, rule -> {
                    if (found.add(rule)) {
                        matches.accept(rule);
                    }
                });
            }
        }
    }

    private Partition[] partitionsOf(JsonEvent event) {
        return event.hasSeveralValues()
                ? partitionsOf((SigmaEvent) event)
                : jsonKinds.get().of(event, decidingNames, () -> partitionsOf((SigmaEvent) event));
    }

    /** Forgets what values of events led to that are no JSON records, on this thread: for measurements. */
    public void forget() {
        memories.remove();
    }

    /** The names under which {@link JsonEvent}s for this matcher note their fields. */
    public FieldNames names() {
        return names;
    }

    private Partition[] partitionsOf(SigmaEvent event) {
        Kind kind = kind(event);
        if (kind == null) {
            return partitions.computeIfAbsent(taken(event), this::compile);
        }
        Partition[] known = kinds.get(kind);
        if (known == null) {
            known = partitions.computeIfAbsent(taken(event), this::compile);
            if (kinds.size() < MOST_KINDS) {
                kinds.put(kind, known);
            }
        }
        return known;
    }

    /** Null when a deciding field has several values; such an event is looked at anew each time. */
    private @Nullable Kind kind(SigmaEvent event) {
        String[] values = new String[decidingFields.length];
        for (int i = 0; i < values.length; i++) {
            List<String> found = event.values(decidingFields[i]);
            if (found != null && found.size() > 1) {
                return null;
            }
            values[i] = found == null ? "\0absent" : found.isEmpty() ? "\0null" : found.get(0);
        }
        return new Kind(event.source(), List.of(values));
    }

    private BitSet taken(SigmaEvent event) {
        BitSet taken = new BitSet();
        for (int i = 0; i < routes.size(); i++) {
            taken.set(i, routes.get(i).takes(event));
        }
        return taken;
    }

    private Partition[] compile(BitSet taken) {
        Map<Map<String, String>, Map<String, SigmaRule>> readings = new LinkedHashMap<>();
        taken.stream().forEach(i -> {
            Map<String, SigmaRule> byId =
                    readings.computeIfAbsent(routes.get(i).renames(), key -> new LinkedHashMap<>());
            rulesByRoute.get(i).forEach(rule -> byId.put(rule.id(), rule));
        });
        return readings.entrySet().stream()
                .map(reading ->
                        new Partition(List.copyOf(reading.getValue().values()), reading.getKey(), names, learning))
                .toArray(Partition[]::new);
    }

    /** Bytes that the literal indexes of all kinds of events seen so far take. */
    public long footprint() {
        return partitions.values().stream()
                .flatMap(Arrays::stream)
                .mapToLong(Partition::footprint)
                .sum();
    }

    /** Compiles for every route now, so that the first events do not wait for it. */
    public void warm() {
        for (int i = 0; i < routes.size(); i++) {
            BitSet one = new BitSet();
            one.set(i);
            partitions.computeIfAbsent(one, this::compile);
        }
    }
}
