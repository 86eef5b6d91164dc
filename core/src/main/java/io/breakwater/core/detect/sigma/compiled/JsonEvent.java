package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON record as an event, read in one pass and only so far as rules need it: where each value stands is noted, and a
 * value becomes text when somebody asks for it. Used again and again by one thread ({@link #read}).
 *
 * <p>Flat records keep their names, {@code a.b} for nested ones. The tree that EVTX readers write is named as Sigma names
 * it ({@code Provider_Name}, {@code EventID}; the body's fields by their own names, before those of the header).
 */
public final class JsonEvent implements SigmaEvent {
    private static final int NOT_COUNTED = -1;

    private final RuleSource source;
    private final FieldNames names;
    private final JsonScanner scanner;
    private final ValueMemory memory = new ValueMemory();
    private byte[] line = new byte[0];
    private int lineFrom;
    private int lineTo;
    private int count;
    private int[] named = new int[64];
    private int namedCount;
    private boolean severalValues;
    private int[] id = new int[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private boolean[] absent = new boolean[64];
    /** Places of what has a value, for those who see an event from outside; made when one of them asks. */
    private int[] present = new int[0];

    private int presentCount = NOT_COUNTED;
    private final int[] first;
    private final int provider;
    private final int sourceName;
    private final int computer;
    private final int hostname;

    /**
     * @param names of the matcher that will be asked ({@link CompiledMatcher#names})
     * @param source what the records state to be
     */
    public JsonEvent(FieldNames names, RuleSource source) {
        this.names = names;
        this.source = source;
        this.scanner = new JsonScanner(names, this);
        this.first = new int[names.count()];
        Arrays.fill(first, -1);
        provider = names.find("Provider_Name");
        sourceName = names.find("SourceName");
        computer = names.find("Computer");
        hostname = names.find("Hostname");
    }

    /** Takes a record in; false when it is no JSON object. The bytes must not change while the event is in use. */
    public boolean read(byte[] record, int from, int to) {
        for (int i = 0; i < count; i++) {
            if (id[i] >= 0) {
                first[id[i]] = -1;
            }
        }
        count = 0;
        presentCount = NOT_COUNTED;
        namedCount = 0;
        severalValues = false;
        line = record;
        lineFrom = from;
        lineTo = to;
        boolean whole = scanner.scan(record, from, to);
        alias(provider, sourceName);
        alias(computer, hostname);
        return whole;
    }

    /** Shippers that flatten records rename two header fields. */
    private void alias(int wanted, int written) {
        if (wanted >= 0 && written >= 0 && first[wanted] < 0 && first[written] >= 0) {
            int from = first[written];
            add(wanted, start[from], end[from], absent[from]);
        }
    }

    /** Notes a value of the record's body or of a flat record. */
    void add(int name, int from, int to, boolean isNull) {
        if (count == id.length) {
            grow();
        }
        id[count] = name;
        start[count] = from;
        end[count] = to;
        absent[count] = isNull;
        if (name >= 0) {
            if (namedCount == named.length) {
                named = Arrays.copyOf(named, 2 * namedCount);
            }
            named[namedCount++] = count;
            severalValues |= first[name] >= 0;
            first[name] = first[name] < 0 ? count : first[name];
        }
        count++;
    }

    /** A body begins: its fields hide those that the header noted so far. */
    void hide(int name, int before) {
        if (name >= 0 && first[name] >= 0 && first[name] < before) {
            id[first[name]] = FieldNames.UNKNOWN;
            absent[first[name]] = true;
            first[name] = -1;
        }
    }

    /** Whether some field has more than one value. */
    boolean hasSeveralValues() {
        return severalValues;
    }

    /** How many places there are, those without a value among them. */
    int noted() {
        return count;
    }

    private void grow() {
        id = Arrays.copyOf(id, 2 * count);
        start = Arrays.copyOf(start, 2 * count);
        end = Arrays.copyOf(end, 2 * count);
        absent = Arrays.copyOf(absent, 2 * count);
    }

    /** How many values have a name that rules mention. */
    int namedCount() {
        return namedCount;
    }

    /** The place of a value that has such a name, or had one until the record's body hid it. */
    int named(int index) {
        return named[index];
    }

    int idAt(int index) {
        return absent[index] ? FieldNames.UNKNOWN : id[index];
    }

    boolean isNull(int index) {
        return absent[index];
    }

    /** Appends the value as text, folded if the buffer folds. */
    void append(int index, FoldedText text) {
        JsonText.append(line, start[index], end[index], text);
    }

    /** Whether a value may hold one of the sieve's literals. */
    boolean mayHold(RawSieve sieve) {
        return sieve.mayHold(line, lineFrom, lineTo)
                || scanner.isBeyondAscii() && Oddities.haveOddLetters(line, lineFrom, lineTo)
                || scanner.mayHaveNumbers() && Oddities.hide(sieve, line, lineFrom, lineTo);
    }

    int rawLength(int index) {
        return end[index] - start[index];
    }

    /** Whether the sieve says that a value holds none of its literals. */
    boolean isSieved(int index, Optional<RawSieve> sieve) {
        return sieve.isPresent()
                && !sieve.get().mayHold(line, start[index], end[index])
                && !(scanner.isBeyondAscii() && Oddities.haveOddLetters(line, start[index], end[index]))
                && !(scanner.mayHaveNumbers() && Oddities.hide(sieve.get(), line, start[index], end[index]));
    }

    /**
     * What is known of a value of a partition's field; null when nothing is to be kept.
     *
     * @param field the number of the field among those of all partitions
     */
    @Nullable
    KnownValue recall(int field, int index) {
        return memory.recall(field, line, start[index], end[index]);
    }

    /** As {@link #recall}, of one line of a value. */
    @Nullable
    KnownValue recallLine(int field, int from, int to) {
        return memory.recall(~field, line, from, to);
    }

    /** The first place of a deciding field's value, for telling kinds of events apart; -1 when there is none. */
    int firstOf(int name) {
        return first[name];
    }

    byte[] bytes() {
        return line;
    }

    int start(int index) {
        return start[index];
    }

    int end(int index) {
        return end[index];
    }

    @Override
    public RuleSource source() {
        return source;
    }

    @Override
    public @Nullable List<String> values(String field) {
        int name = names.find(field);
        if (name < 0 || first[name] < 0) {
            return null;
        }
        List<String> values = new ArrayList<>(1);
        for (int i = first[name]; i < count; i++) {
            if (id[i] == name && !absent[i]) {
                values.add(textAt(i));
            }
        }
        return values;
    }

    @Override
    public int size() {
        countPresent();
        return presentCount;
    }

    @Override
    public String nameAt(int index) {
        countPresent();
        int name = id[present[index]];
        return name < 0 ? "" : names.text(name);
    }

    @Override
    public String valueAt(int index) {
        countPresent();
        return textAt(present[index]);
    }

    private void countPresent() {
        if (presentCount != NOT_COUNTED) {
            return;
        }
        if (present.length < count) {
            present = new int[id.length];
        }
        presentCount = 0;
        for (int place = 0; place < count; place++) {
            if (!absent[place]) {
                present[presentCount++] = place;
            }
        }
    }

    /** The text at a place; empty where there is no value. */
    String textAt(int place) {
        return absent[place] ? "" : JsonText.decode(line, start[place], end[place]);
    }
}
