package io.breakwater.core.incident;

import io.breakwater.core.model.Authorisation;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where a group belongs, given what is known of assets, drills and decisions: a function of the group and those, so that
 * a fact that comes late moves the group to where it would have been.
 *
 * @param assets the assets it can have happened to; more than one only when its address is shared
 * @param lane the analyst's SPLIT that set it apart; empty for most
 * @param rarity how common its rule was before it
 * @param carries whether it is sure enough to carry an incident, though a shared address may keep it from it
 * @param keys what it can share with groups on other assets; empty unless it is CORE
 */
record Placement(
        Grade grade,
        List<String> assets,
        String lane,
        Rarity rarity,
        boolean carries,
        SortedSet<LinkKey> keys,
        Optional<Authorisation> drill) {
    String asset() {
        return assets.getFirst();
    }

    /** The timeline that a group on {@code asset} stands in: analysts may split one asset's groups. */
    String track(String asset) {
        return track(asset, lane);
    }

    static String track(String asset, String lane) {
        return lane.isEmpty() ? asset : asset + '\n' + lane;
    }
}
