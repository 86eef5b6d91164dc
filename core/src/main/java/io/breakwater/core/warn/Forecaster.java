package io.breakwater.core.warn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives every exposed asset the probability to be hit by one campaign within the horizon.
 *
 * <p>Two questions are kept apart. How many will be hit: {@link Pace}, from the campaign's own rhythm. Which ones:
 * {@link RelativeRisk}, a logistic regression over cross-fitted empirical-Bayes lifts and what is known of the flaws,
 * learned anew at each moment from all victims up to then; and for products without a victim, {@link Discovery}. The
 * share of an asset in the risk of all, times the expected number, gives the probability that at least one strike falls on
 * it: {@code 1 - exp(-expected x share)}.
 *
 * <p>How far the scores may be trusted is calibrated on the past: at up to three earlier moments the same is learned
 * from what was known then, and the scores are stretched or flattened ({@link Trust}) to how the victims that followed
 * were spread, and a part of the risk is left to all assets alike. Where a campaign changes its arsenal, yesterday's lifts say less of tomorrow, and the slope comes out below
 * one. A pure function of its arguments: no clock, nothing remembered.
 */
public final class Forecaster {
    private static final int PAST_MOMENTS = 3;
    private static final int FEWEST_VICTIMS = 10;

    private final WarningSettings settings;

    public Forecaster(WarningSettings settings) {
        this.settings = settings;
    }

    /**
     * The forecast as of a moment.
     *
     * @param compromised pseudonym of the asset to time of compromise, of one campaign; later ones than {@code asOf} are
     *     passed over
     */
    public Forecast forecast(Roster roster, Map<String, Instant> compromised, Instant asOf) {
        Victims victims = Victims.of(roster, compromised, asOf);
        RelativeRisk risk = RelativeRisk.learn(roster, victims, settings);
        Discovery discovery = new Discovery(roster, victims, settings);
        Trust trust = Trust.of(moments(roster, victims));
        double[] share = shares(roster, victims, risk, discovery, trust);
        double expected = Pace.expected(victims, settings.horizon());
        return new Forecast(roster, victims, risk, discovery, share, expected, settings);
    }

    /** Earlier moments, one horizon apart, that had enough victims before and after. */
    private List<Trust.Moment> moments(Roster roster, Victims victims) {
        List<Trust.Moment> moments = new ArrayList<>();
        Duration back = settings.horizon();
        for (int k = 1; k <= PAST_MOMENTS; k++) {
            Instant then = victims.asOf().minus(back.multipliedBy(k));
            Victims before = victims.asOf(then);
            int after = victims.between(then, then.plus(back));
            if (before.count() >= FEWEST_VICTIMS && after >= FEWEST_VICTIMS / 2) {
                moments.add(Trust.Moment.of(roster, victims, before, settings));
            }
        }
        return moments;
    }

    private static double[] shares(
            Roster roster, Victims victims, RelativeRisk risk, Discovery discovery, Trust trust) {
        double[] share = new double[roster.size()];
        double[] scratch = new double[Features.COUNT + 1];
        double seen = 0;
        double fresh = 0;
        int spared = 0;
        for (int row = 0; row < share.length; row++) {
            if (victims.hit(row)) {
                continue;
            }
            spared++;
            if (discovery.isNew(row)) {
                share[row] = discovery.readiness(row) * Math.exp(trust.slope() * risk.scoreBesideProduct(row, scratch));
                fresh += share[row];
            } else {
                share[row] = Math.exp(trust.slope() * risk.score(row, scratch));
                seen += share[row];
            }
        }
        double freshShare = fresh == 0 ? 0 : seen == 0 ? 1 : discovery.share();
        double perFresh = fresh == 0 ? 0 : freshShare / fresh;
        double perSeen = seen == 0 ? 0 : (1 - freshShare) / seen;
        for (int row = 0; row < share.length; row++) {
            double scored = share[row] * (discovery.isNew(row) ? perFresh : perSeen);
            share[row] = victims.hit(row) ? 0 : (1 - trust.floor()) * scored + trust.floor() / spared;
        }
        return share;
    }
}
