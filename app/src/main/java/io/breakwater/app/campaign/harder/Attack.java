package io.breakwater.app.campaign.harder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of one attack on one asset, in order of event time; lines of the same attack lie less than two days apart. */
record Attack(Target target, List<Relayed> lines) {
    private static final Duration APART = Duration.ofHours(48);

    Attack {
        lines = List.copyOf(lines);
    }

    /** Cuts what happened to one asset into attacks. */
    static List<Attack> of(Target target, List<Relayed> lines) {
        List<Relayed> ordered =
                lines.stream().sorted(Comparator.comparing(Relayed::at)).toList();
        List<Attack> attacks = new ArrayList<>();
        List<Relayed> open = new ArrayList<>();
        for (Relayed line : ordered) {
            if (!open.isEmpty() && line.at().isAfter(open.getLast().at().plus(APART))) {
                attacks.add(new Attack(target, open));
                open.clear();
            }
            open.add(line);
        }
        attacks.add(new Attack(target, open));
        return attacks;
    }

    Attack with(List<Relayed> changed) {
        return new Attack(target, changed);
    }

    Instant begin() {
        return lines.getFirst().at();
    }

    boolean named() {
        return lines.stream().anyMatch(Relayed::namesGang);
    }
}
