package io.breakwater.core.campaign;

import io.breakwater.core.content.ContentLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Which labels, and which extensions, name the same gang: the files {@code campaigns/families*.yml} of the content. A label
 * that no file knows names a gang of its own, unless all its words are generic.
 */
public final class FamilyNames {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, String> extensions = new HashMap<>();
    private final Map<String, List<String>> aliases = new HashMap<>();
    private final Set<String> generic = new HashSet<>();

    private FamilyNames() {}

    /** Reads the families of {@code library}; a file that breaks the form is an IllegalArgumentException that names it. */
    public static FamilyNames from(ContentLibrary library) {
        FamilyNames names = new FamilyNames();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Path file : library.files("campaigns", name -> name.startsWith("families") && name.endsWith(".yml"))) {
            Object root = yaml.load(ContentLibrary.text(file));
            if (!(root instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(file + ": write a map with the keys families and generic");
            }
            list(map.get("generic"), file).forEach(word -> names.generic.add(folded(word)));
            for (Object family : map.get("families") instanceof List<?> families ? families : List.of()) {
                names.add(family, file);
            }
        }
        return names;
    }

    /** No names known: every label is a gang of its own. */
    public static FamilyNames none() {
        return new FamilyNames();
    }

    private void add(Object entry, Path file) {
        if (!(entry instanceof Map<?, ?> family) || !(family.get("name") instanceof String name)) {
            throw new IllegalArgumentException(file + ": every family needs a name, has " + entry);
        }
        String main = folded(name);
        canonical.put(main, main);
        List<String> also = list(family.get("also"), file);
        also.forEach(alias -> canonical.put(folded(alias), main));
        aliases.computeIfAbsent(main, none -> new ArrayList<>()).addAll(also);
        list(family.get("extensions"), file).forEach(extension -> extensions.put(folded(extension), main));
    }

    private static List<String> list(@Nullable Object value, Path file) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException(file + ": write a list, not " + value);
    }

    /** The gang that a product's label names; empty for a label that says nothing. */
    public Optional<String> family(String label) {
        List<String> words = Arrays.stream(WORDS.split(folded(label)))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .map(canonical::get)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> telling(words));
    }

    private Optional<String> telling(List<String> words) {
        return words.stream()
                .filter(word -> !generic.contains(word))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .reduce((a, b) -> b.length() > a.length() ? b : a);
    }

    /** The gang that alone uses an extension. */
    public Optional<String> familyOfExtension(String extension) {
        return Optional.ofNullable(extensions.get(folded(extension)));
    }

    /** Other names of a gang, as the content lists them. */
    public List<String> aliases(String family) {
        return List.copyOf(aliases.getOrDefault(family, List.of()));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
