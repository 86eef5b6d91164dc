package io.breakwater.core.warn;

import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningState;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one warning stands.
 *
 * @param last what was said last
 * @param issued when it was last issued; empty when it never was (a victim nobody warned)
 * @param lifted when it was lifted since; empty while it stands
 */
record Standing(Warning last, Optional<Instant> issued, Optional<Instant> lifted) {
    boolean active() {
        return issued.isPresent() && lifted.isEmpty() && !isOutcome(last.state());
    }

    static boolean isOutcome(WarningState state) {
        return switch (state) {
            case IN_TIME, LATE, FALSE, MISSED -> true;
            case ISSUED, RAISED, LOWERED, LIFTED -> false;
        };
    }
}
