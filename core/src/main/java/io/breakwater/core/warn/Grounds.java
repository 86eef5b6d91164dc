package io.breakwater.core.warn;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.Threat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds the {@link Reason}s of one row: every feature that raises its risk worth saying, strongest first. */
final class Grounds {
    /** A factor closer to one than this is no reason. */
    private static final double WORTH_SAYING = 1.15;

    private final Roster roster;
    private final Victims victims;
    private final RelativeRisk risk;
    private final Discovery discovery;

    Grounds(Roster roster, Victims victims, RelativeRisk risk, Discovery discovery) {
        this.roster = roster;
        this.victims = victims;
        this.risk = risk;
        this.discovery = discovery;
    }

    List<Reason> of(int row) {
        List<Reason> reasons = new ArrayList<>();
        if (discovery.isNew(row)) {
            fresh(row, reasons);
        } else {
            known(row, reasons);
        }
        around(row, reasons);
        reasons.sort(Comparator.comparingDouble(Reason::strength).reversed());
        if (reasons.isEmpty()) {
            reasons.add(victims.count() == 0 ? new Reason(Reason.Kind.NO_CAMPAIGN, List.of(), 1) : active());
        }
        return reasons;
    }

    private Reason active() {
        return tenants(victims.rows()) < TenantCounts.FEWEST_PUBLISHED
                ? new Reason(Reason.Kind.FEW_ACTIVE, List.of(), 1)
                : new Reason(Reason.Kind.ACTIVE, List.of(Integer.toString(victims.count())), 1);
    }

    private void known(int row, List<Reason> reasons) {
        ExposedAsset asset = roster.asset(row);
        double[] x = features(row);
        addShare(reasons, Reason.Kind.PRODUCT, asset.product(), Factor.PRODUCT, row, factor(Features.PRODUCT, x));
        add(reasons, Reason.Kind.RECENT, factor(Features.RECENT, x), asset.product());
        if (!asset.version().isEmpty()) {
            add(reasons, Reason.Kind.VERSION, factor(Features.VERSION, x), asset.product(), asset.version());
        }
        Threat threat = roster.threat(row);
        if (threat.ransomware()) {
            reasons.add(new Reason(Reason.Kind.RANSOMWARE, List.of(asset.product()), factor(Features.RANSOMWARE, x)));
        } else if (threat.exploited()) {
            reasons.add(new Reason(Reason.Kind.EXPLOITED, List.of(asset.product()), factor(Features.EXPLOITED, x)));
        }
    }

    private void fresh(int row, List<Reason> reasons) {
        if (discovery.inReserve(row)) {
            double strength = discovery.readiness(row) / discovery.quiet();
            Reason.Kind kind = roster.threat(row).exploited() ? Reason.Kind.RESERVE : Reason.Kind.RESERVE_FLAWED;
            reasons.add(new Reason(kind, List.of(roster.asset(row).product()), strength));
        }
    }

    private void around(int row, List<Reason> reasons) {
        ExposedAsset asset = roster.asset(row);
        double[] x = features(row);
        addShare(reasons, Reason.Kind.PROVINCE, asset.province(), Factor.PROVINCE, row, factor(Features.PROVINCE, x));
        String industry = roster.levelName(Factor.INDUSTRY, roster.level(Factor.INDUSTRY, row));
        addShare(reasons, Reason.Kind.INDUSTRY, industry, Factor.INDUSTRY, row, factor(Features.INDUSTRY, x));
        boolean weakPassword = asset.weaknesses().contains(Factor.WEAK_PASSWORD);
        double posture = factor(Features.POSTURE, x);
        if (weakPassword) {
            add(reasons, Reason.Kind.WEAK_PASSWORD, posture);
        } else if (!asset.weaknesses().isEmpty()) {
            add(reasons, Reason.Kind.POSTURE, posture, String.join(", ", asset.weaknesses()));
        }
        int own = alike(Factor.TENANT, row).length;
        if (own > 0) {
            add(reasons, Reason.Kind.TENANT, Math.max(1.3, factor(Features.TENANT, x)), Integer.toString(own));
        }
    }

    private double[] features(int row) {
        double[] x = new double[Features.COUNT + 1];
        risk.features().of(row, x);
        return x;
    }

    private double factor(int feature, double[] x) {
        return Math.exp(risk.coefficient(feature) * x[feature]);
    }

    private void addShare(
            List<Reason> reasons, Reason.Kind kind, String name, Factor factor, int row, double strength) {
        int[] alike = alike(factor, row);
        if (alike.length == 0 || name.isEmpty()) {
            return;
        }
        String lift = String.format(Locale.ROOT, "%.1f", risk.features().lift(factor, row));
        if (tenants(alike) < TenantCounts.FEWEST_PUBLISHED) {
            // The reason leaves the provider: a count of so few tenants could point at one of them.
            add(reasons, Reason.Kind.valueOf("FEW_" + kind), strength, name, lift);
            return;
        }
        String count = Integer.toString(alike.length);
        add(reasons, kind, strength, name, count, Integer.toString(victims.count()), lift);
    }

    private static void add(List<Reason> reasons, Reason.Kind kind, double strength, String... arguments) {
        if (strength >= WORTH_SAYING) {
            reasons.add(new Reason(kind, List.of(arguments), strength));
        }
    }

    /** Victims on the same level of the factor. */
    private int[] alike(Factor factor, int row) {
        int level = roster.level(factor, row);
        return IntStream.of(victims.rows())
                .filter(victim -> roster.level(factor, victim) == level)
                .toArray();
    }

    private long tenants(int[] rows) {
        return IntStream.of(rows)
                .map(row -> roster.level(Factor.TENANT, row))
                .distinct()
                .count();
    }
}
