package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What each number would have been had a tenant not been looked at: for each tenant the value is chosen by {@link Merit} on
 * the others, one number at a time with the rest as it is, and scored on the tenant. Of values that are equally good the
 * middle one of the longest run of neighbours is taken, the furthest from where it gets worse; the default has no say.
 */
final class LeaveOneOut {
    /** A mean of two values on a grid is rounded to this, so that it prints as it is. */
    private static final double STEPS_OF_ONE = 10_000;

    private final Trials trials;
    private final CorrelationTuning defaults;

    /**
     * A choice made without a tenant.
     *
     * @param best the values that were equally good, ascending
     * @param value the one taken
     */
    record Choice(String tenant, List<Double> best, double value) {}

    LeaveOneOut(Trials trials, CorrelationTuning defaults) {
        this.trials = trials;
        this.defaults = defaults;
    }

    List<Choice> choices(TunedNumber number) {
        return trials.names().stream().map(tenant -> choice(number, tenant)).toList();
    }

    private Choice choice(TunedNumber number, String tenant) {
        return choice(number, tenant, tuning -> trials.totalWithout(tenant, tuning));
    }

    /** The choice when no tenant is left out. */
    Choice ofAll(TunedNumber number) {
        return choice(number, "", trials::total);
    }

    private Choice choice(TunedNumber number, String without, Function<CorrelationTuning, Trial.Total> score) {
        Map<Double, Merit> merits = new LinkedHashMap<>();
        number.grid().forEach(value -> merits.put(value, new Merit(score.apply(number.with(defaults, value)))));
        Merit most = merits.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        List<Double> best = new ArrayList<>();
        List<Double> run = new ArrayList<>();
        List<Double> longest = List.of();
        for (Map.Entry<Double, Merit> entry : merits.entrySet()) {
            if (entry.getValue().compareTo(most) == 0) {
                best.add(entry.getKey());
                run.add(entry.getKey());
                longest = run.size() > longest.size() ? List.copyOf(run) : longest;
            } else {
                run.clear();
            }
        }
        return new Choice(without, List.copyOf(best), middle(longest));
    }

    private static double middle(List<Double> run) {
        double mean = (run.get((run.size() - 1) / 2) + run.get(run.size() / 2)) / 2;
        return Math.round(mean * STEPS_OF_ONE) / STEPS_OF_ONE;
    }

    /** Every tenant scored with the value that was chosen without it. */
    Map<String, Trial> heldOut(TunedNumber number) {
        Map<String, Trial> held = new LinkedHashMap<>();
        choices(number)
                .forEach(choice ->
                        held.put(choice.tenant(), trials.one(choice.tenant(), number.with(defaults, choice.value()))));
        return held;
    }

    /** Every tenant scored with all numbers as they were chosen, one by one, without it. */
    Map<String, Trial> heldOutAtOnce() {
        Map<String, Trial> held = new LinkedHashMap<>();
        for (String tenant : trials.names()) {
            CorrelationTuning tuning = defaults;
            for (TunedNumber number : TunedNumber.values()) {
                tuning = number.with(tuning, choice(number, tenant).value());
            }
            held.put(tenant, trials.one(tenant, tuning));
        }
        return held;
    }

    void tell(Page page) {
        page.line("%nleave one tenant out: each number chosen on the others, scored on the one (all tenants together)");
        page.line(
                "%-32s %7s %7s  %-28s %6s %7s %7s %7s %7s %7s %7s",
                "",
                "default",
                "by all",
                "chosen without each",
                "found",
                "recall",
                "stealth",
                "in time",
                "purity",
                "false/d",
                "minutes");
        score(page, "as it is", "", "", "", trials.total(defaults));
        for (TunedNumber number : TunedNumber.values()) {
            List<String> chosen = new ArrayList<>();
            choices(number).forEach(choice -> chosen.add(plain(choice.value())));
            score(
                    page,
                    number.words(),
                    plain(number.of(defaults)),
                    plain(ofAll(number).value()),
                    String.join(" ", chosen),
                    Trial.Total.of(heldOut(number).values()));
        }
        score(page, "all at once", "", "", "", Trial.Total.of(heldOutAtOnce().values()));
        CorrelationTuning byAll = defaults;
        for (TunedNumber number : TunedNumber.values()) {
            byAll = number.with(byAll, ofAll(number).value());
        }
        score(page, "all as chosen by all, not held out", "", "", "", trials.total(byAll));
        page.line("%nvalues that are equally good on the others");
        for (TunedNumber number : TunedNumber.values()) {
            for (Choice choice : choices(number)) {
                page.line(
                        "  %-32s without %-10s %s",
                        number.words(),
                        choice.tenant(),
                        String.join(
                                " ",
                                choice.best().stream().map(LeaveOneOut::plain).toList()));
            }
        }
    }

    private void score(Page page, String words, String value, String byAll, String chosen, Trial.Total total) {
        int tenants = trials.names().size();
        page.line(
                "%-32s %7s %7s  %-28s %4d/%d %7.3f %7.3f %7.3f %7.3f %7.2f %7.1f",
                words,
                value,
                byAll,
                chosen,
                tenants - total.notFound(),
                tenants,
                total.recall(),
                total.stealthRecall(),
                total.stealthRecallInTime(),
                total.purity(),
                total.wrongPerDay(),
                total.minutes());
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
