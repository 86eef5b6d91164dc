package io.breakwater.core.detect.sigma.automaton;

import io.breakwater.core.detect.sigma.automaton.Syntax.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether a regular expression is found in a text, in time linear in it: a deterministic automaton whose states are
 * worked out when a text first leads there and remembered in a table of bounded size (as in RE2; Cox, "Regular expression
 * matching in the wild", 2010). Each byte then costs one look into the table. What it says is what RE2/J says.
 *
 * <p>A state is a set of places in the {@link Program}, before it is known which symbol follows; whether an assertion
 * holds is decided when the symbol is seen. Symbols that no part of the expression tells apart are one class.
 *
 * <p>Safe for many threads. States are added under a lock; a reader without the lock that does not see an entry yet takes
 * the lock and finds it.
 */
public final class Automaton {
    private static final int UNKNOWN = 0;
    private static final int FOUND = -1;
    private static final int HOPELESS = -2;
    /** Numbers in the table, four bytes each; when it is full, it is begun anew. */
    private static final int LARGEST_TABLE = 1 << 16;

    private static final int END_OF_TEXT = -1;

    private final Program program;
    private final int shortest;
    private final Optional<Window> window;
    private final byte[] ascii = new byte[Symbols.ASCII];
    private final int[] named;
    private final int[] representatives;
    private final int beyond;
    private final int width;
    private final boolean tellsWords;
    private final boolean tellsLines;
    private final boolean onlyAtBegin;
    private volatile Table table;

    /**
     * @param places sorted
     * @param before the kind of symbol before
     */
    private record State(List<Integer> places, Before before) {}

    private enum Before {
        NOTHING,
        LINE_END,
        WORD,
        OTHER
    }

    /** Entries of state {@code s} and class {@code c} at {@code s * width + c}; state 0 is not used. */
    private static final class Table {
        private int[] next;
        private final List<State> states = new ArrayList<>();
        private final Map<State, Integer> numbers = new HashMap<>();
        /** Where a text is in which nothing has begun. */
        private int idle = UNKNOWN;

        Table(int width) {
            next = new int[8 * width];
        }
    }

    private Automaton(Program program, Syntax syntax) {
        this.program = program;
        this.shortest = Syntax.shortest(syntax);
        this.window = Window.of(syntax);
        List<Symbols> sets = new ArrayList<>();
        Set<Kind> kinds = new TreeSet<>();
        for (int i = 0; i < program.size(); i++) {
            switch (program.step(i)) {
                case Program.Take take -> sets.add(take.symbols());
                case Program.Check check -> kinds.add(check.kind());
                case Program.Fork fork -> {}
                case Program.Found found -> {}
            }
        }
        tellsWords = kinds.contains(Kind.WORD_BORDER) || kinds.contains(Kind.NO_WORD_BORDER);
        tellsLines = kinds.contains(Kind.LINE_BEGINS) || kinds.contains(Kind.LINE_ENDS);
        if (tellsWords) {
            sets.add(SyntaxReader.WORD);
        }
        if (tellsLines) {
            sets.add(Symbols.of("\n"));
        }
        Set<Integer> exceptions = new TreeSet<>();
        sets.forEach(set -> set.exceptions().stream().forEach(exceptions::add));
        named = exceptions.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> firsts = new ArrayList<>();
        Map<List<Boolean>, Integer> classes = new HashMap<>();
        for (int c = 0; c < Symbols.ASCII; c++) {
            ascii[c] = (byte) classOf(c, sets, classes, firsts);
        }
        for (int c : named) {
            firsts.add(c);
        }
        beyond = firsts.size();
        firsts.add(Symbols.ASCII + firstFree());
        firsts.add(END_OF_TEXT);
        representatives = firsts.stream().mapToInt(Integer::intValue).toArray();
        width = representatives.length;
        onlyAtBegin = program.step(0) instanceof Program.Fork begin
                && program.step(begin.left()) instanceof Program.Check check
                && check.kind() == Kind.TEXT_BEGINS;
        table = fresh();
    }

    private static int classOf(int c, List<Symbols> sets, Map<List<Boolean>, Integer> classes, List<Integer> firsts) {
        List<Boolean> membership = sets.stream().map(set -> set.has(c)).toList();
        return classes.computeIfAbsent(membership, key -> {
            firsts.add(c);
            return firsts.size() - 1;
        });
    }

    /** How far behind ASCII a code point stands that no set names. */
    private int firstFree() {
        int free = 0;
        while (Arrays.binarySearch(named, Symbols.ASCII + free) >= 0) {
            free++;
        }
        return free;
    }

    /**
     * Empty when the expression has something that automata of this class do not do, or is too large.
     *
     * @param expression that RE2/J compiles
     * @param flags of {@code i}, {@code m}, {@code s}
     */
    public static Optional<Automaton> of(String expression, Set<Character> flags) {
        return SyntaxReader.read(expression, flags)
                .flatMap(syntax -> Program.of(syntax).map(program -> new Automaton(program, syntax)));
    }

    /** No text of fewer characters has the expression in it. */
    public int shortest() {
        return shortest;
    }

    private Table fresh() {
        Table begun = new Table(width);
        begun.states.add(new State(List.of(), Before.OTHER));
        number(begun, new State(List.of(), Before.NOTHING));
        return begun;
    }

    /** Whether the expression is found in the UTF-8 between the two places. */
    public boolean isFoundIn(byte[] text, int start, int end) {
        if (end - start < shortest || window.isPresent() && !window.get().mayBeIn(text, start, end)) {
            return false;
        }
        Table now = table;
        int[] next = now.next;
        int state = width;
        int i = start;
        boolean stays = false;
        while (i <= end) {
            i = stays || state == now.idle ? skip(text, i, end, next, state) : i;
            int kind = width - 1;
            if (i < end) {
                byte symbol = text[i];
                kind = symbol >= 0 ? ascii[symbol] : kindBeyond(text, i);
                i += symbol >= 0 ? 1 : length(symbol);
            } else {
                i++;
            }
            int to = next[state + kind];
            if (to == UNKNOWN) {
                synchronized (this) {
                    State from = now.states.get(state / width);
                    if (now != table || table.next.length >= LARGEST_TABLE) {
                        now = table.next.length >= LARGEST_TABLE ? fresh() : table;
                        table = now;
                        state = number(now, from);
                    }
                    to = workOut(now, from, state, kind);
                    next = now.next;
                }
            }
            if (to < 0) {
                return to == FOUND;
            }
            stays = to == state;
            state = to;
        }
        return false;
    }

    /** Passes what leads from the state to itself: here one byte does not wait for the one before. */
    private int skip(byte[] text, int start, int end, int[] next, int state) {
        int i = start;
        while (i < end && text[i] >= 0 && next[state + ascii[text[i]]] == state) {
            i++;
        }
        return i;
    }

    private int kindBeyond(byte[] text, int at) {
        int place = Arrays.binarySearch(named, codePoint(text, at));
        return place < 0 ? beyond : beyond - named.length + place;
    }

    private static int length(byte lead) {
        int b = lead & 0xff;
        return b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    }

    private static int codePoint(byte[] text, int at) {
        int length = length(text[at]);
        int point = text[at] & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            point = point << 6 | text[at + i] & 0x3f;
        }
        return point;
    }

    /** The number of a state times the width; a new one gets a row. */
    private int number(Table in, State state) {
        Integer known = in.numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = in.states.size() * width;
        if (number + width > in.next.length) {
            in.next = Arrays.copyOf(in.next, 2 * in.next.length);
        }
        in.states.add(state);
        in.numbers.put(state, number);
        if (state.places().isEmpty() && state.before() == Before.OTHER) {
            in.idle = number;
        }
        return number;
    }

    private int workOut(Table in, State from, int number, int kind) {
        int known = in.next[number + kind];
        if (known != UNKNOWN) {
            return known;
        }
        int to = follow(in, from, representatives[kind]);
        in.next[number + kind] = to;
        return to;
    }

    private int follow(Table in, State from, int symbol) {
        boolean[] reached = new boolean[program.size()];
        List<Program.Take> takes = new ArrayList<>();
        boolean found = reach(0, from.before(), symbol, reached, takes);
        for (int place : from.places()) {
            found |= reach(place, from.before(), symbol, reached, takes);
        }
        if (found) {
            return FOUND;
        }
        if (symbol == END_OF_TEXT) {
            return HOPELESS;
        }
        State to = new State(taken(takes, symbol), before(symbol));
        return to.places().isEmpty() && onlyAtBegin ? HOPELESS : number(in, to);
    }

    private Before before(int symbol) {
        if (tellsLines && symbol == '\n') {
            return Before.LINE_END;
        }
        return tellsWords && isWord(symbol) ? Before.WORD : Before.OTHER;
    }

    private static boolean isWord(int symbol) {
        return symbol >= 0 && SyntaxReader.WORD.has(symbol);
    }

    /** Where the symbol leads; of the places in one zone only the first. */
    private List<Integer> taken(List<Program.Take> takes, int symbol) {
        TreeSet<Integer> places = new TreeSet<>();
        int[] firstOfZone = new int[program.zoneCount()];
        Arrays.fill(firstOfZone, Program.NONE);
        for (Program.Take take : takes) {
            if (take.symbols().has(symbol)) {
                int zone = program.zone(take.next());
                if (zone == Program.NONE) {
                    places.add(take.next());
                } else {
                    firstOfZone[zone] = Math.max(firstOfZone[zone], take.next());
                }
            }
        }
        Arrays.stream(firstOfZone).filter(place -> place != Program.NONE).forEach(places::add);
        return List.copyOf(places);
    }

    /** Collects what waits for a symbol; tells whether the expression is found before it. */
    private boolean reach(int place, Before before, int symbol, boolean[] reached, List<Program.Take> takes) {
        if (reached[place]) {
            return false;
        }
        reached[place] = true;
        return switch (program.step(place)) {
            case Program.Found found -> true;
            case Program.Take take -> {
                takes.add(take);
                yield false;
            }
            case Program.Fork fork ->
                reach(fork.left(), before, symbol, reached, takes)
                        | reach(fork.right(), before, symbol, reached, takes);
            case Program.Check check ->
                holds(check.kind(), before, symbol) && reach(check.next(), before, symbol, reached, takes);
        };
    }

    private static boolean holds(Kind kind, Before before, int symbol) {
        return switch (kind) {
            case TEXT_BEGINS -> before == Before.NOTHING;
            case TEXT_ENDS -> symbol == END_OF_TEXT;
            case LINE_BEGINS -> before == Before.NOTHING || before == Before.LINE_END;
            case LINE_ENDS -> symbol == END_OF_TEXT || symbol == '\n';
            case WORD_BORDER -> (before == Before.WORD) != isWord(symbol);
            case NO_WORD_BORDER -> (before == Before.WORD) == isWord(symbol);
        };
    }
}
