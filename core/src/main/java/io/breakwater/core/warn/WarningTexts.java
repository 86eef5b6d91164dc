package io.breakwater.core.warn;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ThreatKnowledge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The sentences of warnings in one language, from {@code content/texts/warning/<language>.yaml}. */
public final class WarningTexts {
    private final Map<String, String> texts;

    private WarningTexts(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /**
     * Reads the texts of a language such as {@code zh} or {@code en}; a language without texts, or a reason without a
     * text, is an IllegalArgumentException.
     */
    public static WarningTexts of(ContentLibrary library, String language) {
        Map<String, String> texts = new HashMap<>();
        for (Path file : library.files("texts/warning", name -> name.equals(language + ".yaml"))) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(ContentLibrary.text(file));
            read.forEach((key, text) -> texts.put(key, text.toString()));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "no texts of warnings in '" + language + "'; add texts/warning/" + language + ".yaml");
        }
        for (Reason.Kind kind : Reason.Kind.values()) {
            if (!texts.containsKey(kind.name())) {
                throw new IllegalArgumentException("texts/warning/" + language + ".yaml lacks " + kind.name());
            }
        }
        return new WarningTexts(texts);
    }

    public String sentence(Reason reason) {
        return fill(reason.kind().name(), reason.arguments());
    }

    public List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(this::sentence).toList();
    }

    String fill(String key, List<String> arguments) {
        String text = texts.getOrDefault(key, key);
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return text;
    }

    /** What the tenant should do: what is known of the product first, then what always helps. */
    public List<String> advice(ExposedAsset asset, ThreatKnowledge knowledge) {
        List<String> product = List.of(asset.product().isEmpty() ? asset.asset().value() : asset.product());
        List<String> advice = new ArrayList<>(knowledge.advice(asset));
        if (advice.isEmpty()) {
            advice.add(fill("ADVICE_PATCH", product));
        }
        advice.add(fill("ADVICE_CLOSE", product));
        if (asset.weaknesses().contains(Factor.WEAK_PASSWORD)) {
            advice.add(fill("ADVICE_PASSWORD", List.of()));
        }
        advice.add(fill("ADVICE_CHECK", product));
        advice.add(fill("ADVICE_BACKUP", List.of()));
        return advice;
    }
}
