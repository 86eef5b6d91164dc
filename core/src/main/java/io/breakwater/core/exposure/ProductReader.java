package io.breakwater.core.exposure;

import com.google.re2j.Pattern;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Phrase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads one product file of {@code content/products}; docs/exposure.md describes the format. */
final class ProductReader {
    private static final Set<String> KEYS =
            Set.of("id", "vendor", "name", "aliases", "category", "flaws", "advice", "recognise");
    private static final Set<String> FLAW_KEYS =
            Set.of("ids", "what", "affected", "exploited-since", "ransomware", "cvss", "sources");

    private final Path file;
    private final String language;

    ProductReader(Path file, String language) {
        this.file = file;
        this.language = language;
    }

    Product read() {
        Node product = Node.of(file, ContentLibrary.text(file));
        product.onlyKeys(KEYS);
        String id = product.text("id");
        return new Product(
                id,
                product.worded("vendor", language),
                product.worded("name", language),
                aliases(product),
                product.text("category"),
                product.nodes("flaws").stream().map(this::flaw).toList(),
                product.phrases("advice"),
                List.of(new RecognitionRule(
                        id, alternatives(product), file.getFileName().toString())));
    }

    /** The names in all languages are aliases too: inventories are written in either. */
    private static List<String> aliases(Node product) {
        List<String> aliases = new ArrayList<>(product.texts("aliases"));
        aliases.addAll(product.inAllLanguages("name"));
        return aliases;
    }

    private Flaw flaw(Node flaw) {
        flaw.onlyKeys(FLAW_KEYS);
        return new Flaw(
                flaw.texts("ids"),
                flaw.phrase("what"),
                VersionRange.parse(flaw.optional("affected").orElse("*")),
                flaw.optional("exploited-since").map(LocalDate::parse),
                flaw.optional("ransomware").map(Boolean::parseBoolean).orElse(false),
                flaw.optional("cvss").map(Double::parseDouble),
                flaw.texts("sources"));
    }

    private static List<List<Clue>> alternatives(Node product) {
        List<List<Clue>> alternatives = new ArrayList<>();
        for (Node alternative : product.nodes("recognise")) {
            List<Clue> clues = new ArrayList<>();
            for (String key : alternative.keys()) {
                clues.addAll(clues(key, alternative.texts(key), alternative));
            }
            alternatives.add(clues);
        }
        return alternatives;
    }

    /** {@code title}, {@code header}, {@code body}, {@code banner}: words; with {@code -matches}: an expression. */
    private static List<Clue> clues(String key, List<String> values, Node where) {
        if (key.equals("icon")) {
            return values.stream().<Clue>map(Clue.Icon::new).toList();
        }
        boolean expression = key.endsWith("-matches");
        String name = expression ? key.substring(0, key.length() - "-matches".length()) : key;
        Optional<Clue.Place> place = List.of(Clue.Place.values()).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (place.isEmpty()) {
            throw where.wrong(
                    "unknown clue '" + key + "'; use title, header, body, banner, each also with -matches, or icon");
        }
        if (expression) {
            return values.stream()
                    .<Clue>map(
                            value -> new Clue.Expression(place.get(), Pattern.compile(value, Pattern.CASE_INSENSITIVE)))
                    .toList();
        }
        return List.of(new Clue.Words(place.get(), values));
    }

    /** A mapping of the file, and how to complain about it. */
    private record Node(Path file, String where, Map<String, Object> map) {
        static Node of(Path file, String text) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return cast(file, "the file", root);
        }

        private static Node cast(Path file, String where, Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(file + ": " + where + " must be a mapping");
            }
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((key, one) -> named.put(String.valueOf(key), one));
            return new Node(file, where, named);
        }

        IllegalArgumentException wrong(String message) {
            return new IllegalArgumentException(file + ": " + where + ": " + message);
        }

        Set<String> keys() {
            return map.keySet();
        }

        void onlyKeys(Set<String> known) {
            for (String key : map.keySet()) {
                if (!known.contains(key)) {
                    throw wrong("unknown key '" + key + "'; known are " + new TreeSet<>(known));
                }
            }
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> wrong("lacks '" + key + "'"));
        }

        Optional<String> optional(String key) {
            Object value = map.get(key);
            if (value instanceof Date date) {
                return Optional.of(date.toInstant().toString().substring(0, "2000-01-01".length()));
            }
            return Optional.ofNullable(value).map(String::valueOf);
        }

        /** A text, or a mapping of languages to texts. */
        String worded(String key, String language) {
            Object value = map.get(key);
            if (value instanceof Map<?, ?> byLanguage) {
                Object text = byLanguage.get(language);
                return String.valueOf(
                        text == null ? byLanguage.values().iterator().next() : text);
            }
            return text(key);
        }

        List<String> inAllLanguages(String key) {
            return map.get(key) instanceof Map<?, ?> byLanguage
                    ? byLanguage.values().stream().map(String::valueOf).toList()
                    : List.of(text(key));
        }

        Phrase phrase(String key) {
            return new Phrase(worded(key, "zh"), worded(key, "en"));
        }

        /** As many sentences in one language as in the other; one list alone serves both. */
        List<Phrase> phrases(String key) {
            if (!(map.get(key) instanceof Map<?, ?> byLanguage)) {
                return texts(key).stream().map(text -> new Phrase(text, text)).toList();
            }
            List<String> zh = strings(byLanguage.get("zh"));
            List<String> en = strings(byLanguage.get("en"));
            if (zh.size() != en.size()) {
                throw wrong("'" + key + "' has " + zh.size() + " sentences in zh and " + en.size()
                        + " in en; say the same in both");
            }
            return IntStream.range(0, zh.size())
                    .mapToObj(i -> new Phrase(zh.get(i), en.get(i)))
                    .toList();
        }

        List<String> texts(String key) {
            return strings(map.get(key));
        }

        private static List<String> strings(@Nullable Object value) {
            if (value == null) {
                return List.of();
            }
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value));
        }

        List<Node> nodes(String key) {
            Object value = map.get(key);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof List<?> list)) {
                throw wrong("'" + key + "' must be a list");
            }
            List<Node> nodes = new ArrayList<>();
            for (Object one : list) {
                nodes.add(cast(file, key + " " + (nodes.size() + 1), one));
            }
            return nodes;
        }
    }
}
