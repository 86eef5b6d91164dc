package io.breakwater.core.warn;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.Threat;
import io.breakwater.core.model.ThreatKnowledge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All exposed assets as they were known at one moment, in columns: the levels of each factor as numbers, so that a million
 * assets are counted in one pass over arrays. Rows stand in the order of the assets' pseudonyms, which makes everything
 * computed from it independent of the order of arrival.
 */
public final class Roster {
    private final List<ExposedAsset> assets;
    private final Map<String, Integer> rowByPseudonym;
    private final EnumMap<Factor, Levels> levels = new EnumMap<>(Factor.class);
    private final Threat[] threats;
    private final String[] kinds;

    private Roster(List<ExposedAsset> assets, Map<String, Integer> rowByPseudonym) {
        this.assets = assets;
        this.rowByPseudonym = rowByPseudonym;
        this.threats = new Threat[assets.size()];
        this.kinds = new String[assets.size()];
    }

    /**
     * @param assets by pseudonym; taken in whatever their {@code knownFrom}: the caller chooses what was known
     * @param profiles of the tenants, as far as known
     * @param asOf the moment whose knowledge of threats counts
     */
    public static Roster of(
            SortedMap<String, ExposedAsset> assets,
            Map<TenantId, TenantProfile> profiles,
            ThreatKnowledge knowledge,
            Instant asOf) {
        Map<String, Integer> rows = HashMap.newHashMap(assets.size());
        assets.keySet().forEach(pseudonym -> rows.put(pseudonym, rows.size()));
        Roster roster = new Roster(new ArrayList<>(assets.values()), rows);
        for (Factor factor : Factor.values()) {
            roster.levels.put(factor, new Levels(assets.size()));
        }
        roster.fill(profiles, knowledge, asOf);
        return roster;
    }

    private void fill(Map<TenantId, TenantProfile> profiles, ThreatKnowledge knowledge, Instant asOf) {
        Map<List<Object>, Threat> asked = new HashMap<>();
        Map<String, String> kindOf = new HashMap<>();
        for (int row = 0; row < assets.size(); row++) {
            ExposedAsset asset = assets.get(row);
            TenantProfile profile = profiles.get(asset.tenant());
            String industry = profile == null ? "" : profile.industry();
            for (Map.Entry<Factor, Levels> entry : levels.entrySet()) {
                entry.getValue().set(row, entry.getKey().level(asset, industry));
            }
            List<Object> face = List.of(asset.product(), asset.version(), asset.weaknesses());
            threats[row] = asked.computeIfAbsent(face, any -> knowledge.about(asset, asOf));
            kinds[row] = kindOf.computeIfAbsent(asset.product(), any -> knowledge.kind(asset));
        }
    }

    public int size() {
        return assets.size();
    }

    public ExposedAsset asset(int row) {
        return assets.get(row);
    }

    /** Row of an asset, or -1 when it is not in the inventory. */
    public int row(String pseudonym) {
        return rowByPseudonym.getOrDefault(pseudonym, -1);
    }

    /** What was known of the flaws on a row. */
    public Threat threat(int row) {
        return threats[row];
    }

    /** What sort of product a row has; empty when not known. */
    String kind(int row) {
        return kinds[row];
    }

    int level(Factor factor, int row) {
        return levelsOf(factor).codes[row];
    }

    int levelCount(Factor factor) {
        return levelsOf(factor).names.size();
    }

    String levelName(Factor factor, int level) {
        return levelsOf(factor).names.get(level);
    }

    private Levels levelsOf(Factor factor) {
        Levels found = levels.get(factor);
        if (found == null) {
            throw new IllegalStateException("no levels of " + factor);
        }
        return found;
    }

    /** The values of one factor and which row has which. */
    private static final class Levels {
        private final int[] codes;
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> codeByName = new HashMap<>();

        Levels(int rows) {
            codes = new int[rows];
        }

        void set(int row, String name) {
            codes[row] = codeByName.computeIfAbsent(name, fresh -> {
                names.add(fresh);
                return names.size() - 1;
            });
        }
    }
}
