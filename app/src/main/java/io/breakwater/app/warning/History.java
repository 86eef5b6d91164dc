package io.breakwater.app.warning;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.app.warning.simulate.SimulatedWorld;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.ThreatKnowledge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A campaign that is over, to be walked through as if it were not: the inventory, what happened, and what was known when.
 *
 * @param exposed by pseudonym
 * @param truth pseudonym of each asset that was hit, and when
 * @param from moment before which nothing was known
 */
record History(
        String name,
        SortedMap<String, ExposedAsset> exposed,
        Map<TenantId, TenantProfile> profiles,
        ThreatKnowledge knowledge,
        Map<String, Instant> truth,
        Instant from,
        Known known) {
    /** Key of the pseudonyms inside one backtest; nothing leaves it. */
    static final Pseudonyms PSEUDONYMS = new Pseudonyms("pseudonyms of a backtest".getBytes(StandardCharsets.UTF_8));

    private static final CampaignId GANG = CampaignId.of("gang");

    /** What was known at a moment: per campaign the pseudonyms of the assets hit, and when. Moments do not go back. */
    interface Known {
        SortedMap<CampaignId, Map<String, Instant>> at(Instant asOf);
    }

    static History of(String name, SimulatedWorld world) {
        SortedMap<String, ExposedAsset> exposed = new TreeMap<>();
        world.assets().forEach(asset -> exposed.put(pseudonym(asset), asset));
        Map<TenantId, TenantProfile> profiles = new HashMap<>();
        world.profiles().forEach(profile -> profiles.put(profile.tenant(), profile));
        Map<String, Instant> truth = new HashMap<>();
        world.strikes().forEach(strike -> truth.put(pseudonym(strike.asset()), strike.at()));
        Instant from = world.strikes().getFirst().at();
        return new History(name, exposed, profiles, world.knowledge(), truth, from, asOf -> known(world, asOf));
    }

    private static SortedMap<CampaignId, Map<String, Instant>> known(SimulatedWorld world, Instant asOf) {
        Map<String, Instant> victims = new HashMap<>();
        for (SimulatedWorld.Strike strike : world.strikes()) {
            if (!strike.knownAt().isAfter(asOf)) {
                victims.put(pseudonym(strike.asset()), strike.at());
            }
        }
        return new TreeMap<>(Map.of(GANG, victims));
    }

    /** A reference campaign: its raw logs are played in the order of arrival, its truth is only compared with. */
    static History of(Path folder, Replay replay, ThreatKnowledge knowledge) throws IOException {
        Map<String, Instant> truth = new HashMap<>();
        JsonNode root = Json.text().readTree(folder.resolve("truth.json").toFile());
        for (JsonNode victim : root.path("victims")) {
            String asset = PSEUDONYMS.asset(
                    TenantId.of(victim.path("tenant").asText()),
                    AssetId.of(victim.path("asset").asText()));
            truth.put(asset, OffsetDateTime.parse(victim.path("t").asText()).toInstant());
        }
        return new History(
                folder.toString(),
                replay.exposed(),
                replay.profiles(),
                knowledge,
                truth,
                replay.firstArrival(),
                asOf -> {
                    replay.upTo(asOf);
                    return replay.compromised();
                });
    }

    static String pseudonym(ExposedAsset asset) {
        return PSEUDONYMS.asset(asset.tenant(), asset.asset());
    }

    /** The part of the inventory that was known at a moment. */
    SortedMap<String, ExposedAsset> exposedAt(Instant asOf) {
        SortedMap<String, ExposedAsset> then = new TreeMap<>(exposed);
        then.values().removeIf(asset -> asset.knownFrom().isAfter(asOf));
        return then;
    }
}
