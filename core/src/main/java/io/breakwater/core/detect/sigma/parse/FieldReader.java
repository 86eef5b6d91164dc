package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One line of a search identifier, {@code field|modifier|...: values}, to an expression. */
final class FieldReader {
    private final Findings findings;
    private final ParseOptions options;

    FieldReader(Findings findings, ParseOptions options) {
        this.findings = findings;
        this.options = options;
    }

    Expression read(ScalarNode key, Node value) {
        String[] words = key.getValue().split("\\|", -1);
        List<String> names = List.of(words).subList(1, words.length);
        Optional<List<Modifier>> steps = steps(names, key);
        if (steps.isEmpty()) {
            return new Expression.AnyOf(List.of());
        }
        List<Node> items = isNullAlone(value) ? List.of(value) : YamlMap.items(value);
        if (items.isEmpty()) {
            findings.warning(value, "value.none", "an empty list matches nothing; give values or drop the line");
        }
        List<Expression> tests = new ArrayList<>();
        items.forEach(item -> tests.add(value(words[0], steps.get(), item)));
        return joined(tests, names, key);
    }

    private static boolean isNullAlone(Node value) {
        return YamlMap.isNull(value);
    }

    private Expression joined(List<Expression> tests, List<String> names, ScalarNode key) {
        boolean all = names.contains("all");
        if (all && tests.size() == 1) {
            findings.warning(key, "modifier.all-of-one", "all has one value only; drop it, or use a new selection");
        }
        Expression joined =
                tests.size() == 1 ? tests.get(0) : all ? new Expression.AllOf(tests) : new Expression.AnyOf(tests);
        return names.contains("neq") ? new Expression.Not(joined) : joined;
    }

    private Optional<List<Modifier>> steps(List<String> names, ScalarNode key) {
        List<Modifier> steps = new ArrayList<>();
        int before = findings.errors();
        for (String name : names) {
            if (!name.equals("all") && !name.equals("neq")) {
                Modifier.named(name).ifPresentOrElse(steps::add, () -> unknown(name, key));
            }
        }
        return findings.errors() == before ? Optional.of(steps) : Optional.empty();
    }

    private void unknown(String name, ScalarNode key) {
        String advice = Spelling.closest(name, Modifier.names())
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("; the modifiers are "
                        + Modifier.names().stream().sorted().toList());
        findings.error(key, "modifier.unknown", "unknown modifier '" + name + "'" + advice);
    }

    private Expression value(String field, List<Modifier> steps, Node item) {
        if (!(item instanceof ScalarNode scalar)) {
            findings.error(item, "value.kind", "a field takes a value or a list of values, not a map or a nested list");
            return new Expression.AnyOf(List.of());
        }
        List<Draft> drafts = List.of(Scalars.read(scalar));
        for (Modifier step : steps) {
            drafts = drafts.stream()
                    .flatMap(draft -> step.apply(draft, new At(scalar)).stream())
                    .toList();
        }
        List<Expression> tests =
                drafts.stream().map(draft -> test(field, draft, scalar)).toList();
        return tests.size() == 1 ? tests.get(0) : new Expression.AnyOf(tests);
    }

    private Expression test(String field, Draft draft, ScalarNode scalar) {
        if (field.isEmpty()) {
            return new Expression.Keyword(keyword(draft, scalar));
        }
        return new Expression.Field(field, finished(draft, scalar));
    }

    private ValueTest finished(Draft draft, ScalarNode scalar) {
        return switch (draft) {
            case Draft.Text text -> text.test();
            case Draft.Bytes bytes -> bytes.text().test();
            case Draft.Numeric number -> Draft.Text.written(number.text()).test();
            case Draft.Truth truth ->
                Draft.Text.written(String.valueOf(truth.value())).test();
            case Draft.Nothing nothing -> new ValueTest.Null();
            case Draft.Made made -> checked(made.test(), scalar);
        };
    }

    private ValueTest keyword(Draft draft, ScalarNode scalar) {
        ValueTest test = switch (draft) {
            case Draft.Text text -> text.open(true, true).test();
            case Draft.Bytes bytes -> bytes.text().open(true, true).test();
            case Draft.Numeric number ->
                Draft.Text.written(number.text()).open(true, true).test();
            case Draft.Truth truth ->
                Draft.Text.written(String.valueOf(truth.value()))
                        .open(true, true)
                        .test();
            case Draft.Nothing nothing -> new ValueTest.Null();
            case Draft.Made made -> checked(made.test(), scalar);
        };
        if (test instanceof ValueTest.Null || test instanceof ValueTest.Exists || test instanceof ValueTest.SameAs) {
            findings.error(scalar, "keyword.kind", "a keyword must be text; name a field for this test");
        }
        return test;
    }

    private ValueTest checked(ValueTest test, ScalarNode scalar) {
        if (test instanceof ValueTest.Regex regex) {
            Expressions.mistake(regex).ifPresent(mistake -> findings.error(scalar, "regex.syntax", mistake));
        }
        return test;
    }

    /** The context of one value. */
    private final class At implements Modifier.Context {
        private final ScalarNode scalar;

        private At(ScalarNode scalar) {
            this.scalar = scalar;
        }

        @Override
        public Optional<List<String>> placeholder(String name) {
            return Optional.ofNullable(options.placeholders().get(name));
        }

        @Override
        public List<Draft> refuse(String code, String message) {
            findings.error(scalar, code, message);
            return List.of();
        }
    }
}
