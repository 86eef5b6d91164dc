package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;

/**
 * An asset's face to the internet, as inventory or scan gave it.
 *
 * @param address public address; empty when not known
 * @param province of the address; empty when not known
 * @param product product recognised on it; empty when none
 * @param version its version; empty when not known
 * @param surveyed whether it belongs to the surveyed assets that shares are counted over
 * @param knownFrom from when on this was known: a backtest must not look ahead
 * @param weaknesses CVE or CNVD ids, and {@code weak-password}
 */
public record ExposedAsset(
        TenantId tenant,
        AssetId asset,
        String address,
        String province,
        String product,
        String version,
        boolean surveyed,
        Instant knownFrom,
        List<String> weaknesses)
        implements TenantInput, SightingInput, ProviderInput, WarningInput {
    public ExposedAsset {
        weaknesses = weaknesses.stream().sorted().distinct().toList();
    }
}
