package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.HashMap;
import java.util.Map;

/**
 * A profile's controllers by the networks they stand in: the first three numbers of an IPv4 address, the first three groups
 * of an IPv6 address, what a domain is registered below. Gangs rent servers by the handful, so an address that nobody has
 * seen before tells something when its neighbours have been seen.
 */
final class Networks {
    private static final int GROUPS_V6 = 3;

    private final Map<Trait, Integer> victims = new HashMap<>();
    private final int[] seenOnce = new int[TraitKind.values().length];
    private final int[] values = new int[TraitKind.values().length];

    /** Counts the victims that met a controller; marks that stand in no network are passed over. */
    void add(Trait mark, int count) {
        if (!isIn(mark.kind()) || count == 0) {
            return;
        }
        int kind = mark.kind().ordinal();
        int after = victims.merge(of(mark), count, Integer::sum);
        values[kind] += after == count ? 1 : 0;
        seenOnce[kind] += after == 1 ? 1 : after - count == 1 ? -1 : 0;
    }

    /** Whether values of this kind stand in networks. */
    static boolean isIn(TraitKind kind) {
        return kind == TraitKind.C2_ADDRESS || kind == TraitKind.C2_DOMAIN;
    }

    /** The network of a controller. */
    static Trait of(Trait controller) {
        String value = controller.value();
        return new Trait(
                controller.kind(),
                controller.kind() == TraitKind.C2_DOMAIN
                        ? parent(value)
                        : value.indexOf(':') < 0 ? v4(value) : v6(value));
    }

    private static String v4(String address) {
        int last = address.lastIndexOf('.');
        return last < 0 ? address : address.substring(0, last);
    }

    private static String v6(String address) {
        int end = -1;
        for (int group = 0; group < GROUPS_V6 && (group == 0 || end >= 0); group++) {
            end = address.indexOf(':', end + 1);
        }
        return end < 0 ? address : address.substring(0, end);
    }

    private static String parent(String domain) {
        int last = domain.lastIndexOf('.');
        int before = last < 0 ? -1 : domain.lastIndexOf('.', last - 1);
        return domain.substring(before + 1);
    }

    int count(Trait network) {
        return victims.getOrDefault(network, 0);
    }

    int values(TraitKind kind) {
        return values[kind.ordinal()];
    }

    int seenOnce(TraitKind kind) {
        return seenOnce[kind.ordinal()];
    }
}
