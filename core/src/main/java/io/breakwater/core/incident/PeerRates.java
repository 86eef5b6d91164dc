package io.breakwater.core.incident;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.WatchAge;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each rule fires at other tenants: what a new tenant borrows until it has a history of its own. Rules and rates
 * only; no tenant is named. Rates of a tenant's first day are kept apart: anomaly detectors are loud while they learn. A
 * rule that no peer knows has the rate zero.
 *
 * <p>They reach a tenant in two ways, and both are part of what its incidents are a function of: as a fact that the running
 * service measured ({@link BorrowedRates}), an input, and beneath it as a file of the configuration, like rules.
 * {@link PeerCounts} makes such a file of logs; it lies in the folder {@code rates} of a content folder, two lines a rule:
 * {@code age,inTenant,onVictim,hoursOnVictim,rule}, with the age {@code first-day} or {@code later}.
 */
public final class PeerRates {
    /** Nothing is known of peers; a new tenant has only its own history. */
    public static final PeerRates NONE = new PeerRates(Map.of());

    private static final String HEADER = "age,inTenant,onVictim,hoursOnVictim,rule";
    private static final int CELLS = 5;

    private final Map<WatchAge, Map<String, SightingRate>> rates;

    private PeerRates(Map<WatchAge, Map<String, SightingRate>> rates) {
        this.rates = Map.copyOf(rates);
    }

    private static String written(WatchAge age) {
        return switch (age) {
            case FIRST_DAY -> "first-day";
            case LATER -> "later";
        };
    }

    private static WatchAge age(String written) {
        return switch (written) {
            case "first-day" -> WatchAge.FIRST_DAY;
            case "later" -> WatchAge.LATER;
            default -> throw new IllegalArgumentException("the age is first-day or later, not '" + written + "'");
        };
    }

    /** What a fact lends. */
    static PeerRates of(BorrowedRates fact) {
        Map<WatchAge, Map<String, SightingRate>> rates = new EnumMap<>(WatchAge.class);
        for (BorrowedRates.OfRule each : fact.rates()) {
            rates.computeIfAbsent(each.age(), age -> new HashMap<>()).putIfAbsent(each.rule(), each.rate());
        }
        return new PeerRates(rates);
    }

    public static PeerRates of(Map<WatchAge, Map<String, SightingRate>> rates) {
        return new PeerRates(rates);
    }

    /** The rates of all files; where two name a rule, the later file decides. */
    public static PeerRates of(ContentLibrary library) {
        Map<WatchAge, Map<String, SightingRate>> rates = new HashMap<>();
        for (Path file : library.files("rates", name -> name.endsWith(".csv"))) {
            read(file.toString(), ContentLibrary.text(file), rates);
        }
        return new PeerRates(rates);
    }

    static void read(String file, String text, Map<WatchAge, Map<String, SightingRate>> into) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new IllegalArgumentException(file + ":1: begin with the line '" + HEADER + "'");
        }
        for (int number = 1; number < lines.size(); number++) {
            // The rule comes last: its name may hold commas.
            String[] cells = lines.get(number).split(",", CELLS);
            try {
                SightingRate rate = new SightingRate(
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
                into.computeIfAbsent(age(cells[0]), age -> new TreeMap<>()).put(cells[4], rate);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException(
                        file + ":" + (number + 1) + ": write '" + HEADER + "', as in 'later,0.5,0.25,0.2,web shell'",
                        wrong);
            }
        }
    }

    /** The rates as a file holds them, rules in the order of their names. */
    public String csv() {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (WatchAge age : WatchAge.values()) {
            new TreeMap<>(rates.getOrDefault(age, Map.of()))
                    .forEach((rule, rate) -> csv.append(written(age))
                            .append(',')
                            .append(rate.inTenant())
                            .append(',')
                            .append(rate.onVictim())
                            .append(',')
                            .append(rate.hoursOnVictim())
                            .append(',')
                            .append(rule)
                            .append('\n'));
        }
        return csv.toString();
    }

    SightingRate of(String rule, WatchAge age) {
        return rates.getOrDefault(age, Map.of()).getOrDefault(rule, SightingRate.NEVER);
    }

    /** Whether anybody was watched at this age; if not, that a rule is missing says nothing. */
    boolean know(WatchAge age) {
        return rates.containsKey(age);
    }

    /** These rates, and for rules that they do not name those {@code beneath} them. */
    PeerRates above(PeerRates beneath) {
        Map<WatchAge, Map<String, SightingRate>> both = new EnumMap<>(WatchAge.class);
        beneath.rates.forEach((age, rules) -> both.put(age, new HashMap<>(rules)));
        rates.forEach((age, rules) ->
                both.computeIfAbsent(age, first -> new HashMap<>()).putAll(rules));
        return new PeerRates(both);
    }
}
