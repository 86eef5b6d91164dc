package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.CorrelationTuning.Coincidence;
import io.breakwater.core.incident.CorrelationTuning.Weights;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of correlation that were set with the tenants in view, each with the values it might have had. How long hosts,
 * addresses, accounts and artefacts link, and how long an incident lives, come from the field and are not among them.
 */
enum TunedNumber {
    OPEN_AT("opening threshold", CorrelationTuning::openAt, CorrelationTuning::openingAt, .5, .55, .6, .65, .7, .75),
    HIGH(
            "weight, high fidelity",
            tuning -> tuning.weights().high(),
            (tuning, value) -> weights(tuning, value, 0),
            .7,
            .8,
            .85,
            .9,
            .95),
    MEDIUM(
            "weight, medium fidelity",
            tuning -> tuning.weights().medium(),
            (tuning, value) -> weights(tuning, value, 1),
            .3,
            .4,
            .5,
            .6,
            .7),
    NOT_CONFIRMED(
            "share, not confirmed",
            tuning -> tuning.weights().notConfirmed(),
            (tuning, value) -> weights(tuning, value, 2),
            .6,
            .7,
            .8,
            .9,
            1),
    REPEATED(
            "share, next rule of a stage",
            tuning -> tuning.weights().repeated(),
            (tuning, value) -> weights(tuning, value, 3),
            .25,
            .4,
            .5,
            .6,
            .75),
    WEAK_PER_TENFOLD(
            "weak evidence, per tenfold",
            tuning -> tuning.weights().weakPerTenfold(),
            (tuning, value) -> weights(tuning, value, 4),
            .05,
            .075,
            .1,
            .125,
            .15,
            .2),
    WEAK_MOST(
            "weak evidence, at most",
            tuning -> tuning.weights().weakMost(),
            (tuning, value) -> weights(tuning, value, 5),
            .1,
            .2,
            .3,
            .4,
            .5),
    ON_HOST(
            "chance on the own host",
            tuning -> tuning.coincidence().onHost(),
            (tuning, value) -> coincidence(tuning, value, 3),
            .1,
            .15,
            .2,
            .25,
            .3,
            .4,
            .5),
    ELSEWHERE(
            "chance elsewhere",
            tuning -> tuning.coincidence().elsewhere(),
            (tuning, value) -> coincidence(tuning, value, 4),
            .03,
            .05,
            .07,
            .1,
            .15,
            .2),
    WINDOW(
            "window of rarity, hours",
            tuning -> tuning.coincidence().window().toHours(),
            (tuning, value) -> coincidence(tuning, value, 0),
            24,
            48,
            72,
            96,
            Duration.ofDays(7).toHours()),
    ROUTINE(
            "routine above, hours",
            tuning -> tuning.coincidence().routineHours(),
            (tuning, value) -> coincidence(tuning, value, 2),
            1,
            2,
            3,
            4,
            6),
    NEAREST(
            "least distance, minutes",
            tuning -> tuning.coincidence().nearest().toMinutes(),
            (tuning, value) -> coincidence(tuning, value, 1),
            1,
            3,
            5,
            7,
            10),
    CONTEXT_GAP(
            "reach of weak evidence, minutes",
            tuning -> tuning.contextGap().toMinutes(),
            (tuning, value) -> tuning.reaching(Duration.ofMinutes(Math.round(value))),
            10,
            20,
            30,
            45,
            60),
    GROUP_SPAN(
            "span of a group, minutes",
            tuning -> tuning.groupSpan().toMinutes(),
            (tuning, value) -> tuning.groupedBy(Duration.ofMinutes(Math.round(value))),
            5,
            10,
            15,
            20,
            30);

    private final String words;
    private final ToDoubleFunction<CorrelationTuning> value;
    private final BiFunction<CorrelationTuning, Double, CorrelationTuning> change;
    private final List<Double> grid;

    TunedNumber(
            String words,
            ToDoubleFunction<CorrelationTuning> value,
            BiFunction<CorrelationTuning, Double, CorrelationTuning> change,
            double... grid) {
        this.words = words;
        this.value = value;
        this.change = change;
        this.grid = Arrays.stream(grid).boxed().toList();
    }

    String words() {
        return words;
    }

    /** Values it might have had, ascending; the default is one of them. */
    List<Double> grid() {
        return grid;
    }

    double of(CorrelationTuning tuning) {
        return value.applyAsDouble(tuning);
    }

    /** Whole hours and minutes are rounded. */
    CorrelationTuning with(CorrelationTuning tuning, double other) {
        return change.apply(tuning, other);
    }

    private static CorrelationTuning weights(CorrelationTuning tuning, double other, int place) {
        Weights was = tuning.weights();
        double[] all = {
            was.high(), was.medium(), was.notConfirmed(), was.repeated(), was.weakPerTenfold(), was.weakMost()
        };
        all[place] = other;
        return tuning.weighing(new Weights(all[0], all[1], all[2], all[3], all[4], all[5]));
    }

    private static CorrelationTuning coincidence(CorrelationTuning tuning, double other, int place) {
        Coincidence was = tuning.coincidence();
        long whole = Math.round(other);
        return tuning.testing(new Coincidence(
                place == 0 ? Duration.ofHours(whole) : was.window(),
                place == 1 ? Duration.ofMinutes(whole) : was.nearest(),
                place == 2 ? (int) whole : was.routineHours(),
                place == 3 ? other : was.onHost(),
                place == 4 ? other : was.elsewhere()));
    }
}
