package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    private static final Duration SWEEP_EVERY = Duration.ofDays(1);

    private final Map<TenantId, List<Targets>> tenants = new HashMap<>();
    private Instant nextSweep = Instant.EPOCH;

    /** @param at when its record arrived */
    public void take(Watch order, Instant at) {
        if (!at.isBefore(nextSweep)) {
            forgetEndedBefore(at.minus(ENDS_KEPT));
            nextSweep = at.plus(SWEEP_EVERY);
        }
        List<Targets> kinds = tenants.computeIfAbsent(order.tenant(), tenant -> new ArrayList<>());
        kinds.stream()
                .filter(targets -> targets.kind() == order.kind())
                .findFirst()
                .orElseGet(() -> {
                    Targets fresh = new Targets(order.kind());
                    kinds.add(fresh);
                    return fresh;
                })
                .take(order);
    }

    private void forgetEndedBefore(Instant moment) {
        tenants.values().removeIf(kinds -> {
            kinds.removeIf(targets -> targets.forgetEndedBefore(moment));
            return kinds.isEmpty();
        });
    }

    /** All orders that are known, to be taken again after a restart. */
    public List<Watch> orders() {
        List<Watch> orders = new ArrayList<>();
        tenants.values().forEach(kinds -> kinds.forEach(targets -> orders.addAll(targets.orders())));
        return orders;
    }

    /** Gives a passage for each watched target that the event names; one, however often it names it. */
    public void passages(Event event, Consumer<Passage> out) {
        if (tenants.isEmpty()) {
            return;
        }
        List<Targets> kinds = tenants.get(event.tenant());
        if (kinds != null) {
            for (int i = 0; i < kinds.size(); i++) {
                named(kinds.get(i), event, out);
            }
        }
    }

    private static void named(Targets targets, Event event, Consumer<Passage> out) {
        Map<Attribute, String> said = event.attributes().asMap();
        String first = null;
        for (Place place : targets.places()) {
            String value = said.get(place.attribute());
            String found = value == null ? null : targets.named(value, event.provenance());
            if (found != null && !found.equals(first) && (!place.onlyTraffic() || isTraffic(event))) {
                out.accept(passage(targets.kind(), found, place.direction(), event));
                if (first != null) {
                    // Both ends are watched; a third that differs from both does not occur in one event.
                    return;
                }
                first = found;
            }
        }
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
