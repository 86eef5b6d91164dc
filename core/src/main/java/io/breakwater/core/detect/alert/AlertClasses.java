package io.breakwater.core.detect.alert;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The classes of {@code content/alerts/*.yml}, in the order of files and of classes in a file. */
public final class AlertClasses {
    private final List<AlertClass> classes;

    private AlertClasses(List<AlertClass> classes) {
        this.classes = List.copyOf(classes);
    }

    public static AlertClasses of(ContentLibrary library) {
        List<AlertClass> classes = new ArrayList<>();
        for (Path file : library.files("alerts", name -> name.endsWith(".yml"))) {
            classes.addAll(read(file.toString(), ContentLibrary.text(file)));
        }
        return new AlertClasses(classes);
    }

    /** Knows nothing. */
    public static AlertClasses none() {
        return new AlertClasses(List.of());
    }

    /** What the title tells; empty when no class knows it. */
    public Optional<Assessment> assess(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        return classes.stream()
                .filter(known -> known.knows(plain))
                .map(AlertClass::assessment)
                .findFirst();
    }

    static List<AlertClass> read(String file, String text) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        if (!(document instanceof List<?> entries)) {
            throw new IllegalArgumentException(file + ": write a list of alert classes");
        }
        List<AlertClass> classes = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> fields)) {
                throw new IllegalArgumentException(file + ": each alert class needs name, words and fidelity");
            }
            classes.add(alertClass(file, fields));
        }
        return classes;
    }

    private static AlertClass alertClass(String file, Map<?, ?> fields) {
        String name = text(fields.get("name"));
        try {
            Fidelity fidelity = Fidelity.valueOf(constant(text(fields.get("fidelity"))));
            Optional<Stage> stage =
                    Optional.ofNullable(fields.get("stage")).map(said -> Stage.valueOf(constant(said.toString())));
            Assessment assessment = new Assessment(
                    severity(fidelity), fidelity, stage, Outcome.ATTEMPTED, texts(fields.get("techniques")));
            return new AlertClass(name, texts(fields.get("words")), assessment);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": alert class '" + name + "': " + wrong.getMessage(), wrong);
        }
    }

    private static Severity severity(Fidelity fidelity) {
        return switch (fidelity) {
            case HIGH -> Severity.HIGH;
            case MEDIUM -> Severity.MEDIUM;
            case LOW -> Severity.LOW;
        };
    }

    private static String constant(String written) {
        return written.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
