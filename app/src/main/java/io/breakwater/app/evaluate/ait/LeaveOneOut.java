package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each number would have been had a tenant not been looked at: for each tenant the value is chosen by {@link Merit} on
 * the others, one number at a time with the rest as it is, and scored on the tenant. Of values that are equally good the
 * one nearest to the default is taken.
 */
final class LeaveOneOut {
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
        Map<Double, Merit> merits = new LinkedHashMap<>();
        number.grid()
                .forEach(value ->
                        merits.put(value, new Merit(trials.totalWithout(tenant, number.with(defaults, value)))));
        Merit most = merits.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        List<Double> best = merits.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(most) == 0)
                .map(Map.Entry::getKey)
                .toList();
        double taken = best.stream()
                .min(Comparator.comparingDouble(value -> Math.abs(value - number.of(defaults))))
                .orElseThrow();
        return new Choice(tenant, best, taken);
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
                "%-32s %7s  %-28s %6s %7s %7s %7s %7s %7s",
                "", "default", "chosen without each", "found", "recall", "stealth", "purity", "false/d", "minutes");
        score(page, "as it is", "", "", trials.total(defaults));
        for (TunedNumber number : TunedNumber.values()) {
            List<String> chosen = new ArrayList<>();
            choices(number).forEach(choice -> chosen.add(plain(choice.value())));
            score(
                    page,
                    number.words(),
                    plain(number.of(defaults)),
                    String.join(" ", chosen),
                    Trial.Total.of(heldOut(number).values()));
        }
        score(page, "all at once", "", "", Trial.Total.of(heldOutAtOnce().values()));
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

    private void score(Page page, String words, String value, String chosen, Trial.Total total) {
        int tenants = trials.names().size();
        page.line(
                "%-32s %7s  %-28s %4d/%d %7.3f %7.3f %7.3f %7.2f %7.1f",
                words,
                value,
                chosen,
                tenants - total.notFound(),
                tenants,
                total.recall(),
                total.stealthRecall(),
                total.purity(),
                total.wrongPerDay(),
                total.minutes());
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
