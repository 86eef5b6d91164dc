package io.breakwater.app.evaluate.ait;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The same tenant as it might have been: what an unseen tenant may have that these have not. Labels only shape it. */
enum Perturbation {
    AS_IT_IS("as it is") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return rows;
        }
    },
    OTHER_NAMES("hosts have other names") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            long salt = random.nextLong();
            return told(
                    rows,
                    alert -> new AlertRow.Told(
                            alert.time(),
                            alert.name(),
                            alert.address(),
                            Long.toHexString(salt ^ alert.host().hashCode())));
        }
    },
    WITHOUT_SURICATA("no Suricata") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return withoutSensor(rows, "suricata");
        }
    },
    WITHOUT_AMINER("no AMiner") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return withoutSensor(rows, "aminer");
        }
    },
    WITHOUT_WAZUH("no Wazuh") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return withoutSensor(rows, "wazuh");
        }
    },
    HALF_THE_NOISE("half the noise") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return only(rows, row -> row.truth().isInPhase() || random.nextBoolean());
        }
    },
    TWICE_THE_NOISE("twice the noise") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            List<AlertRow> twice = new ArrayList<>(rows);
            for (AlertRow row : rows) {
                if (!row.truth().isInPhase() && !row.truth().isStep()) {
                    // The echo of a day before, or of the last day when there is none: a working day looks like
                    // another.
                    twice.add(moved(row, Duration.ofHours(24).plusSeconds(random.nextInt(3600))));
                }
            }
            Instant end = rows.getLast().told().time();
            return Variants.inOrder(only(twice, row -> !row.told().time().isAfter(end)));
        }
    },
    ON_THE_FIRST_DAY("attack on the first day") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            Instant from = Variants.firstStep(rows);
            Duration earlier =
                    Duration.between(from, rows.getFirst().told().time().plus(Duration.ofHours(12)));
            return attack(rows, row -> moved(row, earlier));
        }
    },
    AT_NIGHT("attack twelve hours earlier") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return attack(rows, row -> moved(row, Duration.ofHours(-12)));
        }
    },
    SLOW("attack eight times as slow") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return warped(rows, 8);
        }
    },
    FAST("attack four times as fast") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return warped(rows, 0.25);
        }
    },
    BACKWARDS("attack in the opposite order") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            Instant last = rows.stream()
                    .filter(Perturbation::isOfAttack)
                    .map(row -> row.told().time())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Instant first = Variants.firstStep(rows);
            return attack(
                    rows,
                    row -> moved(
                            row,
                            Duration.between(row.told().time(), last)
                                    .minus(Duration.between(first, row.told().time()))));
        }
    },
    WITHOUT_WEB_SHELL("the web shell unseen") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return only(rows, row -> !row.truth().step().equals("webshell_cmd"));
        }
    },
    WITHOUT_PRIVILEGES("the change of user and sudo unseen") {
        @Override
        List<AlertRow> of(List<AlertRow> rows, Random random) {
            return only(rows, row -> !row.truth().phase().equals("privilege_escalation"));
        }
    };

    private final String words;

    Perturbation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** @param rows in order of time */
    abstract List<AlertRow> of(List<AlertRow> rows, Random random);

    /** The exfiltration runs before and beside the rest and stays where it is. */
    private static boolean isOfAttack(AlertRow row) {
        return (row.truth().isStep() || row.truth().isInPhase())
                && !row.truth().phase().equals("dnsteal")
                && !row.truth().phase().equals("service_stop");
    }

    private static List<AlertRow> attack(List<AlertRow> rows, UnaryOperator<AlertRow> change) {
        return Variants.inOrder(rows.stream()
                .map(row -> isOfAttack(row) ? change.apply(row) : row)
                .toList());
    }

    private static List<AlertRow> warped(List<AlertRow> rows, double factor) {
        Instant from = Variants.firstStep(rows);
        return attack(rows, row -> {
            long since = Duration.between(from, row.told().time()).toMillis();
            return moved(row, Duration.ofMillis(Math.round(since * (factor - 1))));
        });
    }

    private static List<AlertRow> only(List<AlertRow> rows, Predicate<AlertRow> kept) {
        return rows.stream().filter(kept).toList();
    }

    private static List<AlertRow> withoutSensor(List<AlertRow> rows, String sensor) {
        return only(rows, row -> !row.told().name().toLowerCase(Locale.ROOT).startsWith(sensor));
    }

    private static List<AlertRow> told(List<AlertRow> rows, UnaryOperator<AlertRow.Told> change) {
        return rows.stream().map(row -> row.as(change.apply(row.told()))).toList();
    }

    private static AlertRow moved(AlertRow row, Duration by) {
        AlertRow.Told told = row.told();
        return row.as(new AlertRow.Told(told.time().plus(by), told.name(), told.address(), told.host()));
    }
}
