package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The targets of all actions, asked for each event: without any, one comparison; with any number, one look-up for each
 * place of the event that can name one. The same orders in any order, also twice, lead to the same: an action that has
 * ended never begins again.
 */
public final class Watches {
    /** How long the end of an action is remembered, so that an older order met again does not revive it. */
    static final Duration ENDS_KEPT = Duration.ofDays(100);

    /** Clocks that run ahead by more are not believed. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** OCSF {@code category_uid} of network activity. */
    private static final int NETWORK_CATEGORY = 4;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Map<TenantId, Map<ActionKind, Map<String, Target>>> tenants = new HashMap<>();

    /** Where an event can name a target. */
    private record Place(Attribute attribute, Direction direction, boolean onlyTraffic) {}

    /** In the order in which the first that fits tells the direction. */
    private static final Map<ActionKind, List<Place>> PLACES = new EnumMap<>(Map.of(
            ActionKind.BLOCK_ADDRESS,
            List.of(
                    new Place(Attribute.SRC_IP, Direction.FROM_TARGET, false),
                    new Place(Attribute.DST_IP, Direction.TO_TARGET, false),
                    new Place(Attribute.C2_IP, Direction.TO_TARGET, false),
                    new Place(Attribute.DEVICE_IP, Direction.NOT_KNOWN, false)),
            ActionKind.ISOLATE_HOST,
            List.of(
                    new Place(Attribute.SRC_HOSTNAME, Direction.FROM_TARGET, false),
                    new Place(Attribute.DST_HOSTNAME, Direction.TO_TARGET, false),
                    // What an isolated host tells of itself through its agent is no traffic.
                    new Place(Attribute.DEVICE_HOSTNAME, Direction.NOT_KNOWN, true),
                    new Place(Attribute.DEVICE_UID, Direction.NOT_KNOWN, true)),
            ActionKind.DISABLE_ACCOUNT,
            List.of(
                    new Place(Attribute.USER_NAME, Direction.FROM_TARGET, false),
                    new Place(Attribute.TARGET_USER_NAME, Direction.TO_TARGET, false))));

    /** One target; several actions may be about it. */
    private static final class Target {
        private final Map<ActionId, Watch> orders = new HashMap<>();
        private Instant until = Instant.MIN;

        private void take(Watch order) {
            orders.merge(order.action(), order, (known, told) -> known.until().isPresent() ? known : told);
            settle();
        }

        private void settle() {
            until = orders.values().stream()
                    .map(order -> order.until().orElse(Instant.MAX))
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }
    }

    /** @param at when its record arrived */
    public void take(Watch order, Instant at) {
        forgetEndedBefore(at.minus(ENDS_KEPT));
        tenants.computeIfAbsent(order.tenant(), tenant -> new EnumMap<>(ActionKind.class))
                .computeIfAbsent(order.kind(), kind -> new HashMap<>())
                .computeIfAbsent(order.target(), value -> new Target())
                .take(order);
    }

    private void forgetEndedBefore(Instant moment) {
        tenants.values().removeIf(kinds -> {
            kinds.values().removeIf(targets -> {
                targets.values().removeIf(target -> target.until.isBefore(moment));
                return targets.isEmpty();
            });
            return kinds.isEmpty();
        });
    }

    /** All orders that are known, to be taken again after a restart. */
    public List<Watch> orders() {
        List<Watch> orders = new ArrayList<>();
        tenants.values()
                .forEach(kinds -> kinds.values()
                        .forEach(targets -> targets.values().forEach(target -> orders.addAll(target.orders.values()))));
        return orders;
    }

    /** Gives a passage for each watched target that the event names; one, however often it names it. */
    public void passages(Event event, Consumer<Passage> out) {
        if (tenants.isEmpty()) {
            return;
        }
        Map<ActionKind, Map<String, Target>> kinds = tenants.get(event.tenant());
        if (kinds != null) {
            kinds.forEach((kind, targets) -> named(kind, targets, event, out));
        }
    }

    private static void named(ActionKind kind, Map<String, Target> targets, Event event, Consumer<Passage> out) {
        Attributes said = event.attributes();
        String first = null;
        for (Place place : PLACES.getOrDefault(kind, List.of())) {
            String found = watched(said.get(place.attribute()), targets, event);
            if (found != null && !found.equals(first) && (!place.onlyTraffic() || isTraffic(event))) {
                out.accept(passage(kind, found, place.direction(), event));
                if (first != null) {
                    // Both ends are watched; a third that differs from both does not occur in one event.
                    return;
                }
                first = found;
            }
        }
    }

    private static @Nullable String watched(Optional<String> value, Map<String, Target> targets, Event event) {
        if (value.isEmpty()) {
            return null;
        }
        String plain = value.get().strip().toLowerCase(Locale.ROOT);
        Target target = targets.get(plain);
        boolean counts = target != null && !event.provenance().arrival().isAfter(target.until);
        return counts ? plain : null;
    }

    private static boolean isTraffic(Event event) {
        return event.ocsfClass().categoryUid() == NETWORK_CATEGORY;
    }

    private static Passage passage(ActionKind kind, String target, Direction direction, Event event) {
        Instant arrival = event.provenance().arrival();
        return new Passage(
                event.tenant(),
                kind,
                target,
                event.provenance().source(),
                event.time().isAfter(arrival.plus(AHEAD)) ? arrival : event.time(),
                Fate.of(kind, event),
                direction,
                fingerprint(event.id().value()));
    }

    /** FNV-1a (Fowler, Noll, Vo) over the id, which is a hash of the content already. */
    private static long fingerprint(String id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
