package io.breakwater.core.detect.indicator;

import java.time.Duration;

/**
 * How the confidence in an indicator falls with its age: {@code confidence * (1 - (age / lifetime) ^ (1 / speed))}, zero
 * at the end of the lifetime. The model of MISP (Mokaddem, Wagener, Dulaunoy, Iklody: "Taxonomy driven indicator scoring
 * in MISP threat intelligence platforms", 2019).
 *
 * @param lifetime zero: it never falls
 * @param speed below 1 it falls late, above 1 early; above zero
 */
public record Decay(Duration lifetime, double speed) {
    /** For what does not change hands, such as hashes. */
    public static final Decay NONE = new Decay(Duration.ZERO, 1);

    private static final Decay ADDRESSES = new Decay(Duration.ofDays(90), 0.6);
    private static final Decay NAMES = new Decay(Duration.ofDays(270), 0.6);

    public Decay {
        if (lifetime.isNegative() || !(speed > 0)) {
            throw new IllegalArgumentException(
                    "a decay needs a lifetime and a speed above zero: " + lifetime + ", " + speed);
        }
    }

    /** What fits the kind: addresses are given to others within weeks, names within months, hashes never. */
    public static Decay usual(IndicatorKind kind) {
        return switch (kind) {
            case ADDRESS, NETWORK -> ADDRESSES;
            case DOMAIN, URL, EMAIL -> NAMES;
            case FILE_NAME, MD5, SHA1, SHA256, CERTIFICATE, JA3, JA4 -> NONE;
        };
    }

    /** What is left of {@code confidence} after {@code age}; never below zero. */
    public double left(double confidence, Duration age) {
        if (lifetime.isZero() || age.isNegative()) {
            return confidence;
        }
        double part = (double) age.toSeconds() / lifetime.toSeconds();
        return part >= 1 ? 0 : confidence * (1 - Math.pow(part, 1 / speed));
    }
}
