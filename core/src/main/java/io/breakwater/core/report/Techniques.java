package io.breakwater.core.report;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Phrase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What techniques are called in both languages, from {@code content/texts/techniques.yml}.
 *
 * @param names by ATT&CK id
 */
public record Techniques(Map<String, Phrase> names) {
    private static final String FILE = "techniques.yml";

    public Techniques {
        names = Map.copyOf(names);
    }

    /** An entry that is not a pair of names is an IllegalArgumentException that says which. */
    public static Techniques from(ContentLibrary content) {
        Map<String, Phrase> names = new HashMap<>();
        for (Path file : content.files("texts", FILE::equals)) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(ContentLibrary.text(file));
            read.forEach((id, name) -> names.put(id, phrase(id, name)));
        }
        return new Techniques(names);
    }

    private static Phrase phrase(String id, Object name) {
        if (name instanceof List<?> pair && pair.size() == 2) {
            return new Phrase(pair.getFirst().toString(), pair.getLast().toString());
        }
        throw new IllegalArgumentException("texts/" + FILE + ": " + id + " needs two names, Chinese and English");
    }

    /** The name of a technique, or of the one that it is a sub-technique of. */
    Optional<Phrase> name(String id) {
        return Optional.ofNullable(names.get(id)).or(() -> Optional.ofNullable(names.get(id.split("\\.", 2)[0])));
    }
}
