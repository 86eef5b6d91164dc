package io.breakwater.core.respond.notice;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Template;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The wording of notices in both languages, from {@code content/texts/notice/<language>.yaml}. */
public final class NoticeTexts {
    private final Map<Language, Map<String, String>> texts;

    private NoticeTexts(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** Reads the texts; a key that one language alone has is an IllegalArgumentException that names it. */
    public static NoticeTexts of(ContentLibrary library) {
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        texts.put(Language.ZH, read(library, "zh.yaml"));
        texts.put(Language.EN, read(library, "en.yaml"));
        List<String> lonely = Stream.concat(
                        only(texts, Language.ZH, Language.EN), only(texts, Language.EN, Language.ZH))
                .toList();
        if (!lonely.isEmpty()) {
            throw new IllegalArgumentException(
                    "texts/notice/zh.yaml and en.yaml must hold the same keys; in one of them only: " + lonely);
        }
        return new NoticeTexts(texts);
    }

    private static Stream<String> only(Map<Language, Map<String, String>> texts, Language one, Language other) {
        return texts.getOrDefault(one, Map.of()).keySet().stream()
                .filter(key -> !texts.getOrDefault(other, Map.of()).containsKey(key))
                .sorted();
    }

    private static Map<String, String> read(ContentLibrary library, String file) {
        Map<String, String> texts = new HashMap<>();
        for (Path path : library.files("texts/notice", name -> name.equals(file))) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(ContentLibrary.text(path));
            read.forEach((key, text) -> texts.put(key, text.toString()));
        }
        return texts;
    }

    /** The text of a key with its places filled. */
    String in(Language language, String key, String... values) {
        String text = Optional.ofNullable(texts.getOrDefault(language, Map.of()).get(key))
                .orElseThrow(() -> new IllegalStateException("texts/notice has no text " + key));
        return Template.fill(text, List.of(values));
    }
}
