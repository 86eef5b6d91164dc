package io.breakwater.app.evaluate.sigma;

import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The log sources that the labelling evaluator knew, from its own channel map. Rules of other log sources were never
 * asked by it, so that no label of theirs is missing and none can be compared.
 */
final class LabelScope {
    private final Set<String> services = new HashSet<>();
    private final Set<String> categories = new HashSet<>();
    private final boolean known;

    private LabelScope(boolean known) {
        this.known = known;
    }

    /** Reads the map; without it every rule is in scope. */
    static LabelScope read(Path map) throws IOException {
        if (!Files.exists(map)) {
            return new LabelScope(false);
        }
        LabelScope scope = new LabelScope(true);
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(map));
        if (root instanceof Map<?, ?> top && top.get("logsources") instanceof Map<?, ?> sources) {
            sources.values().forEach(scope::add);
        }
        return scope;
    }

    private void add(Object source) {
        if (source instanceof Map<?, ?> map) {
            services.add(String.valueOf(map.get("service")));
            categories.add(String.valueOf(map.get("category")));
        }
    }

    boolean covers(RuleSource source) {
        return !known || services.contains(source.service()) || categories.contains(source.category());
    }
}
