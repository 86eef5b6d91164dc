package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link SigmaEvent} held in a map: for tests, fixtures, and programs that have no event type of their own. */
public final class MapEvent implements SigmaEvent {
    private final RuleSource source;
    private final Map<String, List<String>> fields;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private MapEvent(RuleSource source, Map<String, List<String>> fields) {
        this.source = source;
        this.fields = fields;
        fields.forEach((name, all) -> all.forEach(value -> {
            names.add(name);
            values.add(value);
        }));
    }

    /**
     * @param fields by name; a field without a value has an empty list. Spaces in names are dropped, as rules drop them
     */
    public static MapEvent of(RuleSource source, Map<String, List<String>> fields) {
        return of(source, Map.of(), fields);
    }

    /**
     * @param header fields of the record's header; those that {@code fields} has too do not count
     */
    public static MapEvent of(RuleSource source, Map<String, List<String>> header, Map<String, List<String>> fields) {
        Map<String, List<String>> spaceless = new LinkedHashMap<>();
        fields.forEach((name, all) -> spaceless
                .computeIfAbsent(name.replace(" ", ""), key -> new ArrayList<>())
                .addAll(all));
        header.forEach(spaceless::putIfAbsent);
        return new MapEvent(source, spaceless);
    }

    @Override
    public RuleSource source() {
        return source;
    }

    @Override
    public @Nullable List<String> values(String field) {
        return fields.get(field);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public String nameAt(int index) {
        return names.get(index);
    }

    @Override
    public String valueAt(int index) {
        return values.get(index);
    }

    @Override
    public String toString() {
        return source + " " + fields;
    }
}
