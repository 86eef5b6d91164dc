package io.breakwater.core.content;

import io.breakwater.core.model.Language;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What rules are called in Chinese. Sigma knows one title, and that is what a detection carries; a rule of ours adds
 * {@code title-zh} in its own block. Foreign rules keep the title they have.
 */
public final class RuleTitles {
    private final Map<String, String> zh;

    private RuleTitles(Map<String, String> zh) {
        this.zh = Map.copyOf(zh);
    }

    /** Reads the titles of all rules below {@code rules}; a file that cannot be read is left to who checks rules. */
    public static RuleTitles of(ContentLibrary content) {
        Map<String, String> zh = new HashMap<>();
        for (Path file : content.files("rules", name -> name.endsWith(".yml") && !name.endsWith(".tests.yml"))) {
            enter(ContentLibrary.text(file), zh);
        }
        return new RuleTitles(zh);
    }

    private static void enter(String text, Map<String, String> zh) {
        try {
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
                if (document instanceof Map<?, ?> rule
                        && rule.get("title") instanceof String title
                        && rule.get("breakwater") instanceof Map<?, ?> own
                        && own.get("title-zh") instanceof String chinese) {
                    zh.put(title.strip(), chinese.strip());
                }
            }
        } catch (YAMLException broken) {
            // The loader of rules tells it, with file, line and column; here the rule keeps its own title.
        }
    }

    /** The title as it is spoken in that language; itself where nobody said otherwise. */
    public String in(Language language, String title) {
        return switch (language) {
            case ZH -> zh.getOrDefault(title, title);
            case EN -> title;
        };
    }
}
