package io.breakwater.core.incident;

import io.breakwater.core.content.ContentLibrary;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each rule fires at other tenants: what a new tenant borrows until it has a history of its own. Rules and rates
 * only; no tenant is named. Rates of a tenant's first day are kept apart: anomaly detectors are loud while they learn. A
 * rule that no peer knows has the rate zero.
 *
 * <p>The rates are part of the configuration, like rules, and no input: so incidents stay a function of a tenant's inputs,
 * whenever a peer's figures come in. {@link PeerCounts} makes them of logs; a file of them lies in the folder {@code rates} of a content folder, two lines a
 * rule: {@code age,inTenant,onVictim,hoursOnVictim,rule}, with the age {@code first-day} or {@code later}.
 */
public final class PeerRates {
    /** Nothing is known of peers; a new tenant has only its own history. */
    public static final PeerRates NONE = new PeerRates(Map.of());

    private static final String HEADER = "age,inTenant,onVictim,hoursOnVictim,rule";
    private static final int CELLS = 5;

    private final Map<Age, Map<String, Rate>> rates;

    private PeerRates(Map<Age, Map<String, Rate>> rates) {
        this.rates = Map.copyOf(rates);
    }

    /** How long a tenant has been watched. */
    public enum Age {
        /** The first 24 hours. */
        FIRST_DAY,
        LATER;

        private String written() {
            return this == FIRST_DAY ? "first-day" : "later";
        }

        static Age of(String written) {
            return switch (written) {
                case "first-day" -> FIRST_DAY;
                case "later" -> LATER;
                default -> throw new IllegalArgumentException("the age is first-day or later, not '" + written + "'");
            };
        }
    }

    /**
     * Sightings a day, a sighting being a rule and a victim within one span of ten minutes.
     *
     * @param inTenant in a whole tenant, the mean over all peers
     * @param onVictim on a victim on which the rule fires at all
     * @param hoursOnVictim the same in different hours
     */
    public record Rate(double inTenant, double onVictim, double hoursOnVictim) {
        static final Rate NEVER = new Rate(0, 0, 0);

        public Rate {
            if (!(inTenant >= 0 && onVictim >= 0 && hoursOnVictim >= 0)) {
                throw new IllegalArgumentException("a rate is a number from zero on");
            }
        }

        /** What comes in so many days. */
        Rate over(double days) {
            return new Rate(inTenant * days, onVictim * days, hoursOnVictim * days);
        }
    }

    public static PeerRates of(Map<Age, Map<String, Rate>> rates) {
        return new PeerRates(rates);
    }

    /** The rates of all files; where two name a rule, the later file decides. */
    public static PeerRates of(ContentLibrary library) {
        Map<Age, Map<String, Rate>> rates = new HashMap<>();
        for (Path file : library.files("rates", name -> name.endsWith(".csv"))) {
            read(file.toString(), ContentLibrary.text(file), rates);
        }
        return new PeerRates(rates);
    }

    static void read(String file, String text, Map<Age, Map<String, Rate>> into) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new IllegalArgumentException(file + ":1: begin with the line '" + HEADER + "'");
        }
        for (int number = 1; number < lines.size(); number++) {
            // The rule comes last: its name may hold commas.
            String[] cells = lines.get(number).split(",", CELLS);
            try {
                Rate rate = new Rate(
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
                into.computeIfAbsent(Age.of(cells[0]), age -> new TreeMap<>()).put(cells[4], rate);
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
        for (Age age : Age.values()) {
            new TreeMap<>(rates.getOrDefault(age, Map.of()))
                    .forEach((rule, rate) -> csv.append(age.written())
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

    Rate of(String rule, Age age) {
        return rates.getOrDefault(age, Map.of()).getOrDefault(rule, Rate.NEVER);
    }

    boolean isEmpty() {
        return rates.isEmpty();
    }
}
