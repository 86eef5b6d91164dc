package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.respond.action.ActionKind;
import java.util.List;

/**
 * Where an event can name a target.
 *
 * @param onlyTraffic whether it counts in events of network activity only
 */
record Place(Attribute attribute, Direction direction, boolean onlyTraffic) {
    private static final List<Place> ADDRESS = List.of(
            new Place(Attribute.SRC_IP, Direction.FROM_TARGET, false),
            new Place(Attribute.DST_IP, Direction.TO_TARGET, false),
            new Place(Attribute.C2_IP, Direction.TO_TARGET, false),
            new Place(Attribute.DEVICE_IP, Direction.NOT_KNOWN, false));
    private static final List<Place> HOST = List.of(
            new Place(Attribute.SRC_HOSTNAME, Direction.FROM_TARGET, false),
            new Place(Attribute.DST_HOSTNAME, Direction.TO_TARGET, false),
            // What an isolated host tells of itself through its agent is no traffic.
            new Place(Attribute.DEVICE_HOSTNAME, Direction.NOT_KNOWN, true),
            new Place(Attribute.DEVICE_UID, Direction.NOT_KNOWN, true));
    private static final List<Place> ACCOUNT = List.of(
            new Place(Attribute.USER_NAME, Direction.FROM_TARGET, false),
            new Place(Attribute.TARGET_USER_NAME, Direction.TO_TARGET, false));

    /** In the order in which the first that fits tells the direction. */
    static Place[] of(ActionKind kind) {
        List<Place> places = switch (kind) {
            case BLOCK_ADDRESS -> ADDRESS;
            case ISOLATE_HOST -> HOST;
            case DISABLE_ACCOUNT -> ACCOUNT;
        };
        return places.toArray(Place[]::new);
    }
}
