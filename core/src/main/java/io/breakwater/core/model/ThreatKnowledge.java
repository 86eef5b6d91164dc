package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;

/**
 * What is known of the flaws on an exposed asset, and what to do about them. Knowledge-dated: an answer rests only on what
 * was known by the date asked for, so that a backtest does not look ahead.
 */
public interface ThreatKnowledge {
    Threat about(ExposedAsset asset, Instant asOf);

    /**
     * What sort of product it is, in whatever words, for example vendor and category: gangs keep to what their tools fit.
     * Empty when not known.
     */
    String kind(ExposedAsset asset);

    /** Sentences for the tenant: which patch or closure, how to check; empty when nothing special is known. */
    List<Phrase> advice(ExposedAsset asset);

    /** Knows nothing. */
    static ThreatKnowledge none() {
        return new ThreatKnowledge() {
            @Override
            public Threat about(ExposedAsset asset, Instant asOf) {
                return Threat.NONE;
            }

            @Override
            public String kind(ExposedAsset asset) {
                return "";
            }

            @Override
            public List<Phrase> advice(ExposedAsset asset) {
                return List.of();
            }
        };
    }
}
