package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.ValueTest.Fit;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one event, by slot (a number for each field that rules mention). A value is noted first; it becomes
 * folded bytes, bytes as written, or a text only when somebody asks, and each of them once.
 */
final class EventValues {
    static final SigmaEvent NOTHING = MapEvent.of(RuleSource.ANY, Map.of());
    /** The slot of values whose field no rule mentions. */
    static final int NO_SLOT = -1;

    static final int NONE = -1;
    /** Bytes from which on a look at the raw value pays. */
    private static final int LONG = 160;

    private final FoldedText folded = new FoldedText(true);
    private final FoldedText plain = new FoldedText(false);
    private final Signals found = new Signals();
    private final int[] firstOfSlot;
    private SigmaEvent event = NOTHING;
    private @Nullable JsonEvent json;
    private TextMemory memory = new TextMemory();
    private int count;
    private int[] slot = new int[64];
    private int[] place = new int[64];
    private int[] next = new int[64];
    private int[] foldedStart = new int[64];
    private int[] foldedEnd = new int[64];
    private int[] plainStart = new int[64];
    private int[] plainEnd = new int[64];
    private @Nullable String[] texts = new String[64];
    private @Nullable KnownValue[] known = new KnownValue[64];
    /** The life of what is known when it was recalled: other values may have taken its place since. */
    private int[] life = new int[64];

    private final int firstField;

    /**
     * @param slots how many
     * @param firstField the number of the first slot among the fields of all partitions; one more than there are slots
     *     is taken, for values without
     */
    EventValues(int slots, int firstField) {
        this.firstField = firstField;
        firstOfSlot = new int[slots];
        Arrays.fill(firstOfSlot, NONE);
    }

    /**
     * Forgets the event before.
     *
     * @param remembered of the values of events that are no JSON records
     */
    void begin(SigmaEvent nextEvent, TextMemory remembered) {
        begin(nextEvent);
        memory = remembered;
    }

    /** Forgets the event before. */
    void begin(SigmaEvent nextEvent) {
        for (int i = 0; i < count; i++) {
            texts[i] = null;
            known[i] = null;
            if (slot[i] >= 0) {
                firstOfSlot[slot[i]] = NONE;
            }
        }
        count = 0;
        folded.clear();
        plain.clear();
        event = nextEvent;
        json = nextEvent instanceof JsonEvent read ? read : null;
    }

    /** Where to tell what is found in a value; empty, and valid until somebody else asks for it. */
    Signals found() {
        found.clear();
        return found;
    }

    SigmaEvent event() {
        return event;
    }

    /**
     * Notes a value.
     *
     * @param ofSlot its field's slot, or {@link #NO_SLOT}
     * @param at its place in the event
     */
    void note(int ofSlot, int at) {
        if (count == slot.length) {
            grow();
        }
        slot[count] = ofSlot;
        place[count] = at;
        foldedStart[count] = NONE;
        plainStart[count] = NONE;
        if (ofSlot >= 0) {
            next[count] = firstOfSlot[ofSlot];
            firstOfSlot[ofSlot] = count;
        }
        count++;
    }

    private void grow() {
        int length = 2 * count;
        slot = Arrays.copyOf(slot, length);
        place = Arrays.copyOf(place, length);
        next = Arrays.copyOf(next, length);
        foldedStart = Arrays.copyOf(foldedStart, length);
        foldedEnd = Arrays.copyOf(foldedEnd, length);
        plainStart = Arrays.copyOf(plainStart, length);
        plainEnd = Arrays.copyOf(plainEnd, length);
        texts = Arrays.copyOf(texts, length);
        known = Arrays.copyOf(known, length);
        life = Arrays.copyOf(life, length);
    }

    int count() {
        return count;
    }

    int slot(int value) {
        return slot[value];
    }

    /** A value of the slot, or {@link #NONE}. */
    int first(int ofSlot) {
        return firstOfSlot[ofSlot];
    }

    /** Another value of the same slot, or {@link #NONE}. */
    int next(int value) {
        return next[value];
    }

    /** Bytes, or characters, of a slot's values as they came. */
    long volume(int ofSlot) {
        long sum = 0;
        for (int v = firstOfSlot[ofSlot]; v != NONE; v = next[v]) {
            sum += length(v);
        }
        return sum;
    }

    private int length(int value) {
        return json != null ? json.rawLength(place[value]) : text(value).length();
    }

    /** Whether it is plain without a closer look that all values of a slot have fewer characters. */
    boolean areShorter(int ofSlot, int characters) {
        for (int v = firstOfSlot[ofSlot]; v != NONE; v = next[v]) {
            if (length(v) >= characters) {
                return false;
            }
        }
        return true;
    }

    /** Whether the raw bytes of a long value already show that the index would find nothing in it. */
    boolean isSieved(int value, FieldIndex index) {
        int at = place[value];
        return json != null
                && json.rawLength(at) >= LONG
                && (index.isTooLong(json.rawLength(at)) || json.isSieved(at, index.sieve()));
    }

    /** Searches a long value line by line; false when it is not of that kind. */
    boolean searchLines(int value, LiteralIndex literals, Board board) {
        int at = place[value];
        if (json == null || !LineSearch.suits(json.bytes(), json.start(at), json.end(at))) {
            return false;
        }
        LineSearch.search(json, at, firstField + slot[value], literals, folded, board);
        return true;
    }

    /** What is known of a value from the events before; null when nothing is to be kept, or another took its place since. */
    @Nullable
    KnownValue known(int value) {
        KnownValue recalled = known[value];
        if (recalled == null) {
            int field = firstField + (slot[value] >= 0 ? slot[value] : firstOfSlot.length);
            recalled = json != null ? json.recall(field, place[value]) : memory.recall(field, text(value));
            known[value] = recalled;
            life[value] = recalled == null ? 0 : recalled.life();
        }
        return recalled == null || recalled.life() != life[value] ? null : recalled;
    }

    /** What is known of the one value of a slot; null when the slot has none or several, or nothing is to be kept. */
    @Nullable
    KnownValue knownOf(int ofSlot) {
        int value = firstOfSlot[ofSlot];
        return value == NONE || next[value] != NONE ? null : known(value);
    }

    /** Whether the folded bytes of a value were wanted; those of most long values are not. */
    boolean isFolded(int value) {
        return foldedStart[value] != NONE;
    }

    /** Where the folded bytes of a value begin in {@link #folded}, once they were wanted. */
    int foldedStart(int value) {
        if (foldedStart[value] == NONE) {
            foldedStart[value] = append(value, folded);
            foldedEnd[value] = folded.length;
        }
        return foldedStart[value];
    }

    /** Where they end; to be asked behind {@link #foldedStart}. */
    int foldedEnd(int value) {
        return foldedEnd[value];
    }

    /** Valid until the next value is folded. */
    byte[] folded() {
        return folded.bytes;
    }

    /** Where the bytes of a value as written begin in {@link #plain}, once they were wanted. */
    int plainStart(int value) {
        if (plainStart[value] == NONE) {
            plainStart[value] = append(value, plain);
            plainEnd[value] = plain.length;
        }
        return plainStart[value];
    }

    int plainEnd(int value) {
        return plainEnd[value];
    }

    byte[] plain() {
        return plain.bytes;
    }

    /** Whether a folded value fits into another as wanted. */
    boolean fitsFolded(int value, int other, Fit fit) {
        if (fit == Fit.EQUAL && foldedHash(value) != foldedHash(other)) {
            return false;
        }
        int from = foldedStart(value);
        int otherFrom = foldedStart(other);
        return Words.fit(folded.bytes, from, foldedEnd[value], otherFrom, foldedEnd[other], fit);
    }

    /** Equal for values that are equal when folded; remembered with the value, so that most need not be folded for it. */
    private long foldedHash(int value) {
        KnownValue of = known(value);
        if (of != null && of.foldedHash() != 0) {
            return of.foldedHash();
        }
        int start = foldedStart(value);
        long hash = ValueMemory.hash(folded.bytes, start, foldedEnd[value]) | 1;
        if (of != null) {
            of.tellFoldedHash(hash);
        }
        return hash;
    }

    /** Whether a value as it is written fits into another as wanted. */
    boolean fitsPlain(int value, int other, Fit fit) {
        int from = plainStart(value);
        int otherFrom = plainStart(other);
        return Words.fit(plain.bytes, from, plainEnd[value], otherFrom, plainEnd[other], fit);
    }

    private int append(int value, FoldedText buffer) {
        int start = buffer.length;
        if (json != null) {
            json.append(place[value], buffer);
        } else {
            buffer.append(text(value));
        }
        return start;
    }

    String text(int value) {
        String known = texts[value];
        if (known == null) {
            known = json != null ? json.textAt(place[value]) : event.valueAt(place[value]);
            texts[value] = known;
        }
        return known;
    }

    /**
     * Whether the event has the field, be it without a value.
     *
     * @param name the field's number in the matcher's names
     */
    boolean has(String field, int name) {
        return json != null ? json.firstOf(name) >= 0 : event.values(field) != null;
    }
}
