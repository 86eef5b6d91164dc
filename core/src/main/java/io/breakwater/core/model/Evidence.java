package io.breakwater.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event that a detection rests on, as it is kept so that its id opens: what was understood, and the bytes it was
 * understood from. Long values and long records are cut, and say so.
 *
 * @param attributes OCSF name to value
 * @param fields the product's own, in its order
 * @param cut values that were shortened or left out
 * @param raw bytes of the record from where the event begins, cut to {@link #MAX_RAW}; not copied
 * @param rawLength bytes there were before the cut
 */
public record Evidence(
        EventId id,
        Provenance provenance,
        Instant time,
        OcsfClass ocsfClass,
        LogSource logSource,
        Map<String, String> attributes,
        List<Field> fields,
        int cut,
        byte[] raw,
        long rawLength) {
    /** Bytes of the raw record that are kept. */
    public static final int MAX_RAW = 16 * 1024;

    /** Characters of one value that are kept. */
    public static final int MAX_VALUE = 4096;

    /** Fields that are kept. */
    public static final int MAX_FIELDS = 500;

    public Evidence {
        fields = List.copyOf(fields);
    }

    /** One value of one of the product's fields. */
    public record Field(String name, String value) {}

    /** @param record the record that held {@code event} */
    public static Evidence of(Event event, RawRecord record) {
        Shortening shortening = new Shortening();
        Map<String, String> attributes = new LinkedHashMap<>();
        event.attributes().asMap().forEach((name, value) -> attributes.put(name.ocsfName(), shortening.of(value)));
        List<Field> fields = new ArrayList<>();
        Fields own = event.fields();
        for (int i = 0; i < Math.min(own.size(), MAX_FIELDS); i++) {
            fields.add(new Field(shortening.of(own.nameAt(i)), shortening.of(own.valueAt(i))));
        }
        int begin = begin(event.provenance().origin(), record);
        byte[] raw = record.payload();
        return new Evidence(
                event.id(),
                event.provenance(),
                event.time(),
                event.ocsfClass(),
                event.logSource(),
                attributes,
                fields,
                shortening.count + Math.max(0, own.size() - MAX_FIELDS),
                Arrays.copyOfRange(raw, begin, Math.min(raw.length, begin + MAX_RAW)),
                raw.length - begin);
    }

    /** Where the event begins in a record that holds several; 0 where the format does not tell. */
    private static int begin(Origin place, RawRecord record) {
        long begin = place.byteOffset() - record.origin().byteOffset();
        boolean told = place.byteOffset() >= 0 && record.origin().byteOffset() >= 0;
        return told && begin > 0 && begin < record.payload().length ? (int) begin : 0;
    }

    public TenantId tenant() {
        return provenance.tenant();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && id.equals(that.id)
                && provenance.equals(that.provenance)
                && attributes.equals(that.attributes)
                && fields.equals(that.fields)
                && Arrays.equals(raw, that.raw)
                && rawLength == that.rawLength;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, provenance.tenant());
    }

    @Override
    public String toString() {
        return "Evidence[" + id + ", " + rawLength + " bytes]";
    }

    /** Cuts values and counts how many it cut. */
    private static final class Shortening {
        private int count;

        private String of(String value) {
            if (value.length() <= MAX_VALUE) {
                return value;
            }
            count++;
            return value.substring(0, MAX_VALUE) + "…";
        }
    }
}
