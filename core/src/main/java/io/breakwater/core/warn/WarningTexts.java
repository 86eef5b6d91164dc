package io.breakwater.core.warn;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Template;
import io.breakwater.core.model.ThreatKnowledge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The sentences of warnings in both languages, from {@code content/texts/warning/<language>.yaml}. */
public final class WarningTexts {
    private final Map<String, String> zh;
    private final Map<String, String> en;

    private WarningTexts(Map<String, String> zh, Map<String, String> en) {
        this.zh = Map.copyOf(zh);
        this.en = Map.copyOf(en);
    }

    /**
     * Reads the texts. A language without texts, a reason without a text, or a text that one language alone has, is an
     * IllegalArgumentException.
     */
    public static WarningTexts of(ContentLibrary library) {
        Map<String, String> zh = read(library, "zh");
        Map<String, String> en = read(library, "en");
        if (!zh.keySet().equals(en.keySet())) {
            throw new IllegalArgumentException(
                    "texts/warning/zh.yaml and en.yaml must say the same: " + zh.keySet() + " and " + en.keySet());
        }
        return new WarningTexts(zh, en);
    }

    private static Map<String, String> read(ContentLibrary library, String language) {
        Map<String, String> texts = new HashMap<>();
        for (Path file : library.files("texts/warning", name -> name.equals(language + ".yaml"))) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(ContentLibrary.text(file));
            read.forEach((key, text) -> texts.put(key, text.toString()));
        }
        for (Reason.Kind kind : Reason.Kind.values()) {
            if (!texts.containsKey(kind.name())) {
                throw new IllegalArgumentException("texts/warning/" + language + ".yaml lacks " + kind.name());
            }
        }
        return texts;
    }

    public Phrase sentence(Reason reason) {
        return phrase(reason.kind().name(), reason.arguments());
    }

    public List<Phrase> sentences(List<Reason> reasons) {
        return reasons.stream().map(this::sentence).toList();
    }

    Phrase phrase(String key, List<String> arguments) {
        return new Phrase(
                Template.fill(zh.getOrDefault(key, key), arguments),
                Template.fill(en.getOrDefault(key, key), arguments));
    }

    /** What the tenant should do: what is known of the product first, then what always helps. */
    public List<Phrase> advice(ExposedAsset asset, ThreatKnowledge knowledge) {
        List<String> product = List.of(asset.product().isEmpty() ? asset.asset().value() : asset.product());
        List<Phrase> advice = new ArrayList<>(knowledge.advice(asset));
        if (advice.isEmpty()) {
            advice.add(phrase("ADVICE_PATCH", product));
        }
        advice.add(phrase("ADVICE_CLOSE", product));
        if (asset.weaknesses().contains(Factor.WEAK_PASSWORD)) {
            advice.add(phrase("ADVICE_PASSWORD", List.of()));
        }
        advice.add(phrase("ADVICE_CHECK", product));
        advice.add(phrase("ADVICE_BACKUP", List.of()));
        return advice;
    }
}
