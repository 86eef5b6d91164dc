package io.breakwater.core.detect.sigma.automaton;

import io.breakwater.core.detect.sigma.automaton.Syntax.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of RE2's syntax that rules use. Expressions are known to be right (RE2/J has compiled them); what is not
 * read here is no mistake, and is left to RE2/J.
 */
final class SyntaxReader {
    private static final Symbols DIGITS = Symbols.range('0', '9');
    private static final Symbols SPACES = Symbols.of("\t\n\f\r ");
    static final Symbols WORD =
            Symbols.range('a', 'z').and(Symbols.range('A', 'Z')).and(DIGITS).and(Symbols.of("_"));
    private static final Symbols NEWLINE = Symbols.of("\n");
    private static final int LARGEST_REPEAT = 1000;

    private final String text;
    private int at;
    private Flags flags;

    /** Which of the flags {@code i}, {@code m}, {@code s} are on. */
    private record Flags(boolean anyCase, boolean lines, boolean dotAll) {}

    /** The expression has something that this class does not read. */
    private static final class Unread extends Exception {
        private static final long serialVersionUID = 1;

        Unread(String what) {
            super(what);
        }
    }

    private SyntaxReader(String text, Set<Character> on) {
        this.text = text;
        this.flags = new Flags(on.contains('i'), on.contains('m'), on.contains('s'));
    }

    /**
     * Empty when the expression has something that this class does not read.
     *
     * @param flags of {@code i}, {@code m}, {@code s}
     */
    static Optional<Syntax> read(String expression, Set<Character> flags) {
        SyntaxReader reader = new SyntaxReader(expression, flags);
        try {
            Syntax read = reader.choice();
            return reader.at == expression.length() ? Optional.of(read) : Optional.empty();
        } catch (Unread other) {
            return Optional.empty();
        }
    }

    private boolean more() {
        return at < text.length();
    }

    private char next() throws Unread {
        if (!more()) {
            throw new Unread("the end");
        }
        return text.charAt(at);
    }

    private Syntax choice() throws Unread {
        List<Syntax> branches = new ArrayList<>();
        branches.add(sequence());
        while (more() && text.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.get(0) : new Syntax.Choice(List.copyOf(branches));
    }

    private Syntax sequence() throws Unread {
        List<Syntax> parts = new ArrayList<>();
        while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            Optional<Syntax> part = atom();
            if (part.isPresent()) {
                parts.add(repeated(part.get()));
            }
        }
        return new Syntax.Sequence(List.copyOf(parts));
    }

    /** Empty for a setting of flags. */
    private Optional<Syntax> atom() throws Unread {
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> Optional.of(one(set()));
            case '.' -> simple(one(flags.dotAll() ? Symbols.none().negated() : NEWLINE.negated()));
            case '^' -> simple(new Syntax.Place(flags.lines() ? Kind.LINE_BEGINS : Kind.TEXT_BEGINS));
            case '$' -> simple(new Syntax.Place(flags.lines() ? Kind.LINE_ENDS : Kind.TEXT_ENDS));
            case '\\' -> Optional.of(escape());
            case '*', '+', '?' -> throw new Unread("a quantifier of nothing");
            default -> Optional.of(character());
        };
    }

    private Optional<Syntax> simple(Syntax read) {
        at++;
        return Optional.of(read);
    }

    private static Syntax one(Symbols symbols) {
        return new Syntax.One(symbols);
    }

    private Syntax character() throws Unread {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return one(cased(Symbols.range(c, c)));
    }

    /** Letters beyond ASCII have cases that are not known here. */
    private Symbols cased(Symbols symbols) throws Unread {
        if (!flags.anyCase()) {
            return symbols;
        }
        if (symbols.exceptions().stream().anyMatch(Character::isLetter)) {
            throw new Unread("a letter beyond ASCII in any case");
        }
        return symbols.inBothCases();
    }

    private Optional<Syntax> group() throws Unread {
        at++;
        Flags outside = flags;
        if (next() == '?') {
            at++;
            if (!isGroupBehindFlags()) {
                return Optional.empty();
            }
        }
        Syntax inner = choice();
        if (next() != ')') {
            throw new Unread("a group without end");
        }
        at++;
        flags = outside;
        return Optional.of(inner);
    }

    /** Reads {@code :}, {@code i:} or {@code i)}; the latter sets flags and is no group. */
    private boolean isGroupBehindFlags() throws Unread {
        while (true) {
            char c = next();
            at++;
            switch (c) {
                case 'i' -> flags = new Flags(true, flags.lines(), flags.dotAll());
                case 'm' -> flags = new Flags(flags.anyCase(), true, flags.dotAll());
                case 's' -> flags = new Flags(flags.anyCase(), flags.lines(), true);
                case ':' -> {
                    return true;
                }
                case ')' -> {
                    if (more() && "*+?{".indexOf(text.charAt(at)) >= 0) {
                        throw new Unread("a quantifier behind flags");
                    }
                    return false;
                }
                default -> throw new Unread("group " + c);
            }
        }
    }

    private Syntax escape() throws Unread {
        at++;
        char c = next();
        at++;
        return switch (c) {
            case 'b' -> new Syntax.Place(Kind.WORD_BORDER);
            case 'B' -> new Syntax.Place(Kind.NO_WORD_BORDER);
            case 'A' -> new Syntax.Place(Kind.TEXT_BEGINS);
            case 'z' -> new Syntax.Place(Kind.TEXT_ENDS);
            default -> one(isClass(c) ? known(c) : cased(escaped(c)));
        };
    }

    private static boolean isClass(char c) {
        return "dDsSwW".indexOf(c) >= 0;
    }

    private Symbols known(char c) {
        Symbols word = flags.anyCase() ? WORD.inBothCases() : WORD;
        return switch (c) {
            case 'd' -> DIGITS;
            case 'D' -> DIGITS.negated();
            case 's' -> SPACES;
            case 'S' -> SPACES.negated();
            case 'w' -> word;
            default -> word.negated();
        };
    }

    private Symbols escaped(char c) throws Unread {
        int character = switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            case 'a' -> 7;
            case 'x' -> hexadecimal();
            default -> c;
        };
        if (character == c && (c >= Symbols.ASCII || Character.isLetterOrDigit(c))) {
            throw new Unread("escape " + c);
        }
        return Symbols.range(character, character);
    }

    private int hexadecimal() throws Unread {
        int high = Character.digit(next(), 16);
        at++;
        int low = Character.digit(next(), 16);
        at++;
        if (high < 0 || low < 0) {
            throw new Unread("a long hexadecimal number");
        }
        return 16 * high + low;
    }

    private Symbols set() throws Unread {
        at++;
        boolean negated = next() == '^';
        if (negated) {
            at++;
        }
        Symbols members = Symbols.none();
        boolean first = true;
        while (first || next() != ']') {
            first = false;
            members = members.and(member());
        }
        at++;
        return negated ? members.negated() : members;
    }

    private Symbols member() throws Unread {
        if (text.startsWith("[:", at)) {
            throw new Unread("a named class");
        }
        if (text.charAt(at) == '\\' && at + 1 < text.length() && isClass(text.charAt(at + 1))) {
            at += 2;
            return known(text.charAt(at - 1));
        }
        int from = bound();
        boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        if (!range) {
            return cased(Symbols.range(from, from));
        }
        at++;
        int to = bound();
        if (to >= Symbols.ASCII) {
            throw new Unread("a range beyond ASCII");
        }
        return cased(Symbols.range(from, to));
    }

    private int bound() throws Unread {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return c;
        }
        char escaped = next();
        at++;
        return escaped(escaped).ascii().nextSetBit(0);
    }

    private Syntax repeated(Syntax part) throws Unread {
        if (!more()) {
            return part;
        }
        Syntax read = switch (text.charAt(at)) {
            case '*' -> quantified(part, 0, Syntax.ENDLESS);
            case '+' -> quantified(part, 1, Syntax.ENDLESS);
            case '?' -> quantified(part, 0, 1);
            case '{' -> counted(part);
            default -> part;
        };
        if (read != part && more() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new Unread("two quantifiers");
        }
        return read;
    }

    private Syntax quantified(Syntax part, int least, int most) {
        at++;
        if (more() && text.charAt(at) == '?') {
            at++;
        }
        return new Syntax.Repeat(part, least, most);
    }

    /** {@code {2}}, {@code {2,}}, {@code {2,5}}; anything else is a brace that stands for itself. */
    private Syntax counted(Syntax part) throws Unread {
        int end = text.indexOf('}', at);
        String inner = end < 0 ? "" : text.substring(at + 1, end);
        if (!inner.matches("\\d{1,4}(,\\d{0,4})?")) {
            return part;
        }
        int comma = inner.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? inner : inner.substring(0, comma));
        int most = comma < 0
                ? least
                : comma == inner.length() - 1 ? Syntax.ENDLESS : Integer.parseInt(inner.substring(comma + 1));
        if (least > LARGEST_REPEAT || most > LARGEST_REPEAT) {
            throw new Unread("a large number of repeats");
        }
        at = end;
        return quantified(part, least, most);
    }
}
