package io.breakwater.core.detect.sigma.source;

import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Says by which ways events belong to a rule's log source. A map file describes one product whose events carry a marker
 * field (for Windows {@code Channel}): services and categories become conditions on fields. Events without the marker,
 * and log sources that no file describes, are judged by what the event's connector states.
 */
public final class LogSourceMap {
    private final List<ProductMap> products;

    private LogSourceMap(List<ProductMap> products) {
        this.products = List.copyOf(products);
    }

    /** Knows no product: every event is judged by what it states. */
    public static LogSourceMap empty() {
        return new LogSourceMap(List.of());
    }

    /**
     * Reads map files.
     *
     * @param texts by file name, for messages
     * @param options names of the options that are on; alternatives with another option are left out
     * @throws IllegalArgumentException with file and key when a file is not of the described form
     */
    public static LogSourceMap read(Map<String, String> texts, Set<String> options) {
        return new LogSourceMap(texts.entrySet().stream()
                .map(file -> ProductMap.read(file.getKey(), file.getValue(), options))
                .toList());
    }

    /** The ways; empty only when a product's file describes the source in a way that no event can have. */
    public List<Route> routes(RuleSource source) {
        List<Route> routes = new ArrayList<>();
        products.forEach(product -> routes.addAll(product.routes(source)));
        return routes.isEmpty() ? List.of(new Route(source, "", false, Map.of(), Map.of())) : List.copyOf(routes);
    }

    /** Whether a map file, and not only a connector's word, decides about the source. */
    public boolean describes(RuleSource source) {
        return products.stream().anyMatch(product -> product.describes(source));
    }

    /** The fields that events of the source may have; empty when no file tells. */
    public Set<String> fields(RuleSource source) {
        return products.stream()
                .filter(product -> product.describes(source))
                .map(product -> product.fields().getOrDefault(source.category(), Set.of()))
                .findFirst()
                .orElse(Set.of());
    }

    /** The fields that any route looks at. */
    public Set<String> decidingFields() {
        Set<String> fields = new LinkedHashSet<>();
        products.forEach(product -> fields.addAll(product.decidingFields()));
        return fields;
    }

    /** An alternative of a category. */
    private record Alternative(String service, Map<String, Set<String>> when, Map<String, String> renames) {}

    private record ProductMap(
            String product,
            String marker,
            Map<String, Set<String>> services,
            Map<String, List<Alternative>> categories,
            Map<String, Set<String>> fields) {

        static ProductMap read(String file, String text, Set<String> options) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            Map<?, ?> map = asMap(root, file);
            Map<String, Set<String>> services = new HashMap<>();
            asMap(map.get("services"), file + " services")
                    .forEach((name, channels) -> services.put(String.valueOf(name), words(channels)));
            Map<String, List<Alternative>> categories = new HashMap<>();
            asMap(map.get("categories"), file + " categories")
                    .forEach((name, ways) ->
                            categories.put(String.valueOf(name), alternatives(ways, file + " " + name, options)));
            return new ProductMap(
                    String.valueOf(map.get("product")),
                    String.valueOf(map.get("marker")),
                    services,
                    categories,
                    fields(map, file));
        }

        private static Map<String, Set<String>> fields(Map<?, ?> map, String file) {
            if (map.get("fields") == null) {
                return Map.of();
            }
            Map<?, ?> written = asMap(map.get("fields"), file + " fields");
            Set<String> everywhere = names(written.get("everywhere"));
            Map<String, Set<String>> fields = new HashMap<>();
            written.forEach((category, own) -> {
                Set<String> all = new LinkedHashSet<>(names(own));
                all.addAll(everywhere);
                fields.put(String.valueOf(category), all);
            });
            return fields;
        }

        private static Set<String> names(@Nullable Object node) {
            return node instanceof Collection<?> many
                    ? many.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                    : Set.of();
        }

        private static List<Alternative> alternatives(Object ways, String place, Set<String> options) {
            List<Alternative> alternatives = new ArrayList<>();
            for (Object way : ways instanceof Collection<?> several ? several : List.of(ways)) {
                Map<?, ?> map = asMap(way, place);
                Object option = map.get("option");
                if (option == null || options.contains(String.valueOf(option))) {
                    alternatives.add(alternative(map, place));
                }
            }
            return alternatives;
        }

        private static Alternative alternative(Map<?, ?> map, String place) {
            Map<String, Set<String>> when = new LinkedHashMap<>();
            asMap(map.get("when"), place + " when").forEach((field, of) -> when.put(String.valueOf(field), words(of)));
            Map<String, String> renames = new LinkedHashMap<>();
            if (map.get("reads") != null) {
                asMap(map.get("reads"), place + " reads")
                        .forEach((ours, theirs) -> renames.put(String.valueOf(ours), String.valueOf(theirs)));
            }
            return new Alternative(String.valueOf(map.get("service")), when, renames);
        }

        private static Map<?, ?> asMap(@Nullable Object node, String place) {
            if (node instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException(place + " must be a map; see the files beside it");
        }

        private static Set<String> words(Object node) {
            Collection<?> several = node instanceof Collection<?> many ? many : List.of(node);
            return several.stream()
                    .map(word -> String.valueOf(word).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }

        boolean describes(RuleSource source) {
            boolean ours = source.product().equals(product);
            if (!ours && !source.product().isEmpty()) {
                return false;
            }
            if (!source.category().isEmpty()) {
                return categories.containsKey(source.category());
            }
            return source.service().isEmpty() ? ours : services.containsKey(source.service());
        }

        List<Route> routes(RuleSource source) {
            if (!describes(source)) {
                return List.of();
            }
            List<Route> routes = new ArrayList<>();
            routes.add(new Route(source, marker, false, Map.of(), Map.of()));
            if (!source.category().isEmpty()) {
                categories.getOrDefault(source.category(), List.of()).stream()
                        .filter(way ->
                                source.service().isEmpty() || source.service().equals(way.service()))
                        .forEach(way -> routes.add(marked(way.service(), way.when(), way.renames())));
            } else {
                routes.add(marked(source.service(), Map.of(), Map.of()));
            }
            return routes;
        }

        private Route marked(String service, Map<String, Set<String>> when, Map<String, String> renames) {
            Map<String, Set<String>> conditions = new LinkedHashMap<>(when);
            if (services.containsKey(service)) {
                conditions.put(marker, services.get(service));
            }
            return new Route(RuleSource.ANY, marker, true, conditions, renames);
        }

        Set<String> decidingFields() {
            Set<String> fields = new LinkedHashSet<>(List.of(marker));
            categories
                    .values()
                    .forEach(
                            ways -> ways.forEach(way -> fields.addAll(way.when().keySet())));
            return fields;
        }
    }
}
