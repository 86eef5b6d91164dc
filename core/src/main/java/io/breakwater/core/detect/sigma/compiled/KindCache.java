package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the partitions of the kinds of JSON events seen last, by the bytes of the fields that decide: no text is made
 * to look them up. Direct-mapped, for one thread; a kind that is pushed out is worked out again.
 */
final class KindCache {
    private static final int SIZE = 1024;

    private final @Nullable Entry[] entries = new Entry[SIZE];
    private byte[] key = new byte[256];
    private int length;

    private record Entry(byte[] key, RuleSource source, Partition[] partitions) {}

    Partition[] of(JsonEvent event, int[] decidingNames, Supplier<Partition[]> otherwise) {
        length = 0;
        for (int name : decidingNames) {
            append(event, event.firstOf(name));
        }
        int place = (FieldNames.hash(key, 0, length) * 0x9E3779B1 >>> 12) & SIZE - 1;
        Entry entry = entries[place];
        if (entry != null
                && entry.source() == event.source()
                && Arrays.equals(entry.key(), 0, entry.key().length, key, 0, length)) {
            return entry.partitions();
        }
        Partition[] found = otherwise.get();
        entries[place] = new Entry(Arrays.copyOf(key, length), event.source(), found);
        return found;
    }

    private void append(JsonEvent event, int index) {
        int bytes = index < 0 ? 0 : event.end(index) - event.start(index);
        if (length + bytes + 1 > key.length) {
            key = Arrays.copyOf(key, 2 * (length + bytes + 1));
        }
        if (index >= 0) {
            System.arraycopy(event.bytes(), event.start(index), key, length, bytes);
        }
        length += bytes;
        key[length++] = (byte) (index < 0 ? 1 : event.isNull(index) ? 2 : 0);
    }
}
