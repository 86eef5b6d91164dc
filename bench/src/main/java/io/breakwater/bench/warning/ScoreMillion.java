package io.breakwater.bench.warning;

import io.breakwater.app.warning.simulate.SimulatedWorld;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.warn.Outlook;
import io.breakwater.core.warn.Roster;
import io.breakwater.core.warn.WarningSettings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CPU seconds to score and rank a million exposed assets: columns, learning at the moment and at three earlier ones,
 * probabilities, order. Pseudonyms are not counted: the stage keeps them from when an asset came in.
 */
public final class ScoreMillion {
    private ScoreMillion() {}

    /** @param arguments number of assets; a million when absent */
    public static void main(String[] arguments) {
        int assets = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        SimulatedWorld world = SimulatedWorld.of(1, assets);
        Pseudonyms pseudonyms = new Pseudonyms("a key for a benchmark".getBytes(StandardCharsets.UTF_8));
        SortedMap<String, ExposedAsset> exposed = new TreeMap<>();
        world.assets().forEach(asset -> exposed.put(pseudonyms.asset(asset.tenant(), asset.asset()), asset));
        Map<TenantId, TenantProfile> profiles = new HashMap<>();
        world.profiles().forEach(profile -> profiles.put(profile.tenant(), profile));
        Instant asOf = SimulatedWorld.START.plus(Duration.ofDays(60));
        Map<String, Instant> victims = new HashMap<>();
        for (SimulatedWorld.Strike strike : world.strikes()) {
            if (!strike.knownAt().isAfter(asOf)) {
                ExposedAsset asset = strike.asset();
                victims.put(pseudonyms.asset(asset.tenant(), asset.asset()), strike.at());
            }
        }
        for (int round = 1; round <= 3; round++) {
            long begin = cpuNanos();
            Roster roster = Roster.of(exposed, profiles, world.knowledge(), asOf);
            long columns = cpuNanos();
            Outlook outlook = Outlook.of(
                    WarningSettings.standard(), roster, new TreeMap<>(Map.of(CampaignId.of("gang"), victims)), asOf);
            int[] ranked = outlook.ranked();
            long end = cpuNanos();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d assets, %d victims: columns %.1f s, scores and order %.1f s, together %.1f s of CPU; first %.3f%n",
                    round,
                    roster.size(),
                    victims.size(),
                    (columns - begin) / 1e9,
                    (end - columns) / 1e9,
                    (end - begin) / 1e9,
                    outlook.probability(ranked[0]));
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
