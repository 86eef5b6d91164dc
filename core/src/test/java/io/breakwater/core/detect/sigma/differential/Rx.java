package io.breakwater.core.detect.sigma.differential;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A regular expression as a tree. What it finds is worked out by moving sets of places through the text. */
sealed interface Rx {
    /** As a rule writes it. */
    String written();

    /** Where the expression can end that begins at one of these places. */
    BitSet ends(BitSet begins, Text text);

    /** A text in which it is found, if its anchors happen to fit. */
    String sample(Dice dice);

    /** @param flags of {@code i}, {@code m}, {@code s} */
    static boolean isFound(Rx expression, String value, Set<Character> flags) {
        Text text = new Text(value.codePoints().toArray(), flags);
        BitSet everywhere = new BitSet();
        everywhere.set(0, text.points().length + 1);
        return !expression.ends(everywhere, text).isEmpty();
    }

    /** The text that is searched, and how. */
    record Text(int[] points, Set<Character> flags) {
        boolean same(int left, int right) {
            return left == right || flags.contains('i') && folded(left) == folded(right);
        }

        /** Unicode's simple case folding: the dotted and the dotless i stand for themselves. */
        private static int folded(int c) {
            return c == 0x130 || c == 0x131 ? c : Character.toLowerCase(Character.toUpperCase(c));
        }

        boolean beginsLine(int at) {
            return at == 0 || flags.contains('m') && points[at - 1] == '\n';
        }

        boolean endsLine(int at) {
            return at == points.length || flags.contains('m') && points[at] == '\n';
        }
    }

    /** A character out of a set. */
    sealed interface One extends Rx {
        boolean takes(int c, Text text);

        @Override
        default BitSet ends(BitSet begins, Text text) {
            BitSet ends = new BitSet();
            begins.stream()
                    .filter(at -> at < text.points().length && takes(text.points()[at], text))
                    .forEach(at -> ends.set(at + 1));
            return ends;
        }
    }

    /** A letter that stands for itself. */
    record Letter(int c) implements One {
        @Override
        public boolean takes(int other, Text text) {
            return text.same(c, other);
        }

        @Override
        public String written() {
            return (".*+?^$|()[]{}\\".indexOf(c) >= 0 ? "\\" : "") + Character.toString(c);
        }

        @Override
        public String sample(Dice dice) {
            return Character.toString(c);
        }
    }

    /** {@code .} */
    record Dot() implements One {
        @Override
        public boolean takes(int c, Text text) {
            return c != '\n' || text.flags().contains('s');
        }

        @Override
        public String written() {
            return ".";
        }

        @Override
        public String sample(Dice dice) {
            return Character.toString(dice.letter());
        }
    }

    /** {@code [a-cx]} or {@code [^a-cx]}: letters from {@code low} to {@code high}, and one more. */
    record Class(char low, char high, int more, boolean negated) implements One {
        @Override
        public boolean takes(int c, Text text) {
            boolean in = text.same(more, c);
            for (char member = low; member <= high; member++) {
                in |= text.same(member, c);
            }
            return in != negated;
        }

        @Override
        public String written() {
            return (negated ? "[^" : "[") + low + "-" + high + Character.toString(more) + "]";
        }

        @Override
        public String sample(Dice dice) {
            return negated ? Character.toString(dice.letter()) : String.valueOf(dice.oneIn(2) ? low : high);
        }
    }

    /** {@code \d}, {@code \s}: beyond the specification, but rules in use have them. */
    record Shorthand(char name, String members) implements One {
        @Override
        public boolean takes(int c, Text text) {
            return members.indexOf(c) >= 0;
        }

        @Override
        public String written() {
            return "\\" + name;
        }

        @Override
        public String sample(Dice dice) {
            return String.valueOf(members.charAt(dice.below(members.length())));
        }
    }

    /** {@code ^} and {@code $}. */
    record Anchor(boolean atBegin) implements Rx {
        @Override
        public BitSet ends(BitSet begins, Text text) {
            BitSet ends = new BitSet();
            begins.stream()
                    .filter(at -> atBegin ? text.beginsLine(at) : text.endsLine(at))
                    .forEach(ends::set);
            return ends;
        }

        @Override
        public String written() {
            return atBegin ? "^" : "$";
        }

        @Override
        public String sample(Dice dice) {
            return dice.oneIn(3) ? "\n" : "";
        }
    }

    /** One behind the other. */
    record Sequence(List<Rx> parts) implements Rx {
        @Override
        public BitSet ends(BitSet begins, Text text) {
            BitSet reached = begins;
            for (Rx part : parts) {
                reached = part.ends(reached, text);
            }
            return reached;
        }

        @Override
        public String written() {
            return parts.stream().map(Rx::written).collect(Collectors.joining());
        }

        @Override
        public String sample(Dice dice) {
            return parts.stream().map(part -> part.sample(dice)).collect(Collectors.joining());
        }
    }

    /** {@code (a|b)}. */
    record Choice(List<Rx> branches) implements Rx {
        @Override
        public BitSet ends(BitSet begins, Text text) {
            BitSet ends = new BitSet();
            branches.forEach(branch -> ends.or(branch.ends(begins, text)));
            return ends;
        }

        @Override
        public String written() {
            return branches.stream().map(Rx::written).collect(Collectors.joining("|", "(", ")"));
        }

        @Override
        public String sample(Dice dice) {
            return dice.of(branches).sample(dice);
        }
    }

    /** {@code (part){least,most}}; {@code most} of -1 is without end. */
    record Repeat(Rx part, int least, int most) implements Rx {
        @Override
        public BitSet ends(BitSet begins, Text text) {
            BitSet reached = begins;
            for (int i = 0; i < least; i++) {
                reached = part.ends(reached, text);
            }
            BitSet ends = (BitSet) reached.clone();
            for (int i = least; (i < most || most < 0) && !reached.isEmpty(); i++) {
                reached = part.ends(reached, text);
                reached.andNot(ends);
                ends.or(reached);
            }
            return ends;
        }

        @Override
        public String written() {
            String whole = part instanceof One || part instanceof Choice ? part.written() : "(" + part.written() + ")";
            return whole + count();
        }

        private String count() {
            if (most < 0) {
                return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
            }
            return least == 0 && most == 1 ? "?" : least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
        }

        @Override
        public String sample(Dice dice) {
            int times = most < 0 ? least + dice.below(3) : dice.between(least, most);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < times; i++) {
                text.append(part.sample(dice));
            }
            return text.toString();
        }
    }
}
