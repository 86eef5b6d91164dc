package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever kinds of literals stand in an index together, it finds those that a plain search finds. */
final class LiteralIndexTest {
    private static final long SEED = 20261130;
    private static final String[] LETTERS = {"a", "b", "\\", " ", "-", "p", "\u4e2d", "\ud83d\ude00", "\u00e9"};

    /**
     * @param letters how many kinds take part; those beyond ASCII come last
     * @param shortest characters of the shortest literal
     * @param longest characters of the longest
     */
    @ParameterizedTest
    @CsvSource({"2, 1, 3", "6, 1, 3", "6, 1, 12", "6, 4, 6", "6, 6, 7", "6, 7, 12", "9, 1, 3", "9, 1, 12", "9, 7, 9"})
    void findsWhatAPlainSearchFinds(int letters, int shortest, int longest) {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            List<String> wanted = new ArrayList<>();
            List<Literal> literals = new ArrayList<>();
            int count = 1 + random.nextInt(40);
            for (int predicate = 0; predicate < count; predicate++) {
                String text = text(random, letters, shortest + random.nextInt(longest - shortest + 1));
                wanted.add(text);
                literals.add(new Literal(FoldedText.of(text), anchor(random), predicate, true));
            }
            LiteralIndex index = new LiteralIndex(literals);
            for (int value = 0; value < 20; value++) {
                String text = text(random, letters, 1 + random.nextInt(60));
                assertThat(found(index, text))
                        .as("%s in '%s'", wanted, text)
                        .isEqualTo(expected(literals, wanted, text));
            }
        }
    }

    private static Anchor anchor(Random random) {
        return random.nextInt(4) == 0 ? Anchor.values()[random.nextInt(4)] : Anchor.ANYWHERE;
    }

    private static String text(Random random, int letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[random.nextInt(letters)]);
        }
        return text.toString();
    }

    private static TreeSet<Integer> found(LiteralIndex index, String text) {
        byte[] bytes = FoldedText.of(text);
        // what stands around a value in the buffer must not matter
        byte[] buffer = new byte[bytes.length + 40];
        Arrays.fill(buffer, (byte) 'a');
        System.arraycopy(bytes, 0, buffer, 20, bytes.length);
        Signals signals = new Signals();
        index.search(buffer, 20, 20 + bytes.length, signals);
        TreeSet<Integer> predicates = new TreeSet<>();
        for (int i = 0; i < signals.count(); i++) {
            predicates.add(signals.at(i) >>> 1);
        }
        return predicates;
    }

    private static TreeSet<Integer> expected(List<Literal> literals, List<String> wanted, String text) {
        TreeSet<Integer> predicates = new TreeSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            String literal = wanted.get(i);
            boolean stands = switch (literals.get(i).anchor()) {
                case ANYWHERE -> text.contains(literal);
                case START -> text.startsWith(literal);
                case END -> text.endsWith(literal);
                case WHOLE -> text.equals(literal);
            };
            if (stands) {
                predicates.add(i);
            }
        }
        return predicates;
    }
}
