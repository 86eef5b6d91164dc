package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Provenance;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one kind at one tenant. Nearly every value that is asked for is none of them: a field of bits, sixteen for
 * each target, says so from the value's characters alone, without making a text of them (Bloom, "Space/time trade-offs in
 * hash coding with allowable errors", 1970; with one hash, which is wrong once in sixteen times).
 */
final class Targets {
    private static final int SMALLEST_FIELD = 1 << 10;
    private static final int BITS_A_TARGET = 16;
    private static final int GOLDEN = 0x9E3779B9;
    private static final int LAST_ASCII = 127;

    private final ActionKind kind;
    private final Place[] places;
    private final Map<String, Target> targets = new HashMap<>();
    private long[] field = new long[SMALLEST_FIELD / Long.SIZE];

    Targets(ActionKind kind) {
        this.kind = kind;
        this.places = Place.of(kind);
    }

    ActionKind kind() {
        return kind;
    }

    /** Not to be changed. */
    Place[] places() {
        return places;
    }

    /** One target; several actions may be about it. */
    private static final class Target {
        private final Map<ActionId, Watch> orders = new HashMap<>();
        private Instant until = Instant.MIN;

        private void take(Watch order) {
            orders.merge(order.action(), order, (known, told) -> known.until().isPresent() ? known : told);
            until = orders.values().stream()
                    .map(each -> each.until().orElse(Instant.MAX))
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }
    }

    void take(Watch order) {
        targets.computeIfAbsent(order.target(), value -> new Target()).take(order);
        if (targets.size() * BITS_A_TARGET > field.length * Long.SIZE) {
            rebuild(2 * field.length);
        } else {
            mark(order.target());
        }
    }

    /** Lets go of targets whose last action ended before; returns whether none is left. */
    boolean forgetEndedBefore(Instant moment) {
        if (targets.values().removeIf(target -> target.until.isBefore(moment))) {
            rebuild(field.length);
        }
        return targets.isEmpty();
    }

    List<Watch> orders() {
        List<Watch> orders = new ArrayList<>();
        targets.values().forEach(target -> orders.addAll(target.orders.values()));
        return orders;
    }

    /** The target that {@code value} names, if what arrives when {@code record} did is counted for it. */
    @Nullable
    String named(String value, Provenance record) {
        if (!mayBeOne(value)) {
            return null;
        }
        String plain = value.strip().toLowerCase(Locale.ROOT);
        Target target = targets.get(plain);
        return target == null || record.arrival().isAfter(target.until) ? null : plain;
    }

    private void rebuild(int words) {
        field = new long[words];
        targets.keySet().forEach(this::mark);
    }

    private void mark(String target) {
        int bit = bit(target);
        if (bit >= 0) {
            field[bit >> 6] |= 1L << bit;
        }
    }

    private boolean mayBeOne(String value) {
        int bit = bit(value);
        return bit < 0 || (field[bit >> 6] & 1L << bit) != 0;
    }

    /** Where the bit of a value stands, the same for both cases of a letter; -1 where only the text itself can tell. */
    private int bit(String value) {
        int hash = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > LAST_ASCII) {
                return -1;
            }
            hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        int spread = hash * GOLDEN;
        return (spread ^ spread >>> 15) & field.length * Long.SIZE - 1;
    }
}
