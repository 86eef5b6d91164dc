package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Place;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML text to node trees that know their places. */
final class YamlFile {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final int DEEPEST = 64;

    private YamlFile() {}

    /** One YAML document and the text it was read from. */
    record Document(Node root, String text) {}

    /** The documents up to the first syntax error; later ones cannot be told apart from it. */
    static List<Document> documents(String text, Findings findings) {
        List<Node> roots = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setProcessComments(false);
        Composer composer =
                new Composer(new ParserImpl(new StreamReader(text), options), new TextOnlyResolver(), options);
        try {
            while (composer.checkNode()) {
                roots.add(composer.getNode());
            }
        } catch (MarkedYAMLException broken) {
            findings.error(placeOf(broken, findings), "yaml.syntax", advice(broken));
        } catch (YAMLException broken) {
            findings.error(findings.wholeFile(), "yaml.syntax", String.valueOf(broken.getMessage()));
        }
        return withText(roots, text);
    }

    private static Place placeOf(MarkedYAMLException broken, Findings findings) {
        Mark mark = broken.getProblemMark();
        return mark == null ? findings.wholeFile() : findings.place(mark);
    }

    private static String advice(MarkedYAMLException broken) {
        String problem = String.valueOf(broken.getProblem());
        return problem.contains("found character '\\t(TAB)'")
                ? "a tab stands where YAML wants spaces; replace it by spaces"
                : "not valid YAML: " + problem + "; mend the text here (check indentation and quotes)";
    }

    private static List<Document> withText(List<Node> roots, String text) {
        if (roots.size() == 1) {
            return List.of(new Document(roots.get(0), text));
        }
        String[] lines = text.split("\n", -1);
        List<Document> documents = new ArrayList<>();
        for (Node root : roots) {
            int last = Math.min(root.getEndMark().getLine() + 1, lines.length);
            String own =
                    String.join("\n", List.of(lines).subList(root.getStartMark().getLine(), last));
            documents.add(new Document(root, own));
        }
        return documents;
    }

    /** Leaves every plain scalar as text: what it means depends on the place, and guessing by regex is slow. */
    private static final class TextOnlyResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
