package io.breakwater.app.warning.simulate;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenants and their exposed assets, and what the inventory says of them: it does not know some products and many versions,
 * and finds some assets only later.
 */
final class Population {
    static final int TENANTS = 2_500;
    static final int PROVINCES = 31;
    static final int INDUSTRIES = 12;
    private static final double PRODUCT_UNKNOWN = 0.06;
    private static final double VERSION_UNKNOWN = 0.25;
    private static final double FOUND_LATER = 0.05;
    private static final double ELSEWHERE = 0.15;

    private final List<Resident> residents = new ArrayList<>();
    private final List<TenantProfile> profiles = new ArrayList<>();

    /** An asset as it is (hidden) and as the inventory has it. */
    record Resident(int product, int version, int province, int industry, ExposedAsset seen) {}

    Population(Dice dice, Market market, int assets, Instant start) {
        double[] provinces = Dice.zipf(PROVINCES, 0.8);
        int[] provinceOf = new int[TENANTS];
        int[] industryOf = new int[TENANTS];
        for (int i = 0; i < TENANTS; i++) {
            provinceOf[i] = dice.weighted(provinces);
            industryOf[i] = dice.below(INDUSTRIES);
            profiles.add(new TenantProfile(tenant(i), "", "province-" + provinceOf[i], "industry-" + industryOf[i]));
        }
        double[] shares = marketShares(dice);
        for (int i = 0; i < assets; i++) {
            int tenant = dice.below(TENANTS);
            int province = dice.chance(ELSEWHERE) ? dice.weighted(provinces) : provinceOf[tenant];
            int product = dice.weighted(shares);
            int version = 1 + dice.below(market.products().get(product).versions());
            ExposedAsset seen = seen(dice, market, i, tenant(tenant), province, product, version, start);
            residents.add(new Resident(product, version, province, industryOf[tenant], seen));
        }
    }

    private static TenantId tenant(int number) {
        return TenantId.of(String.format("tenant-%04d", number));
    }

    /** Zipf's, but which product is the big one has nothing to do with its flaws. */
    private static double[] marketShares(Dice dice) {
        double[] sorted = Dice.zipf(Market.PRODUCTS, 0.7);
        for (int i = sorted.length - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            double swap = sorted[i];
            sorted[i] = sorted[other];
            sorted[other] = swap;
        }
        return sorted;
    }

    private static ExposedAsset seen(
            Dice dice,
            Market market,
            int number,
            TenantId tenant,
            int province,
            int product,
            int version,
            Instant start) {
        List<String> weaknesses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            if (dice.chance(0.2)) {
                weaknesses.add("finding-" + dice.below(50));
            }
        }
        if (dice.chance(0.08)) {
            weaknesses.add("weak-password");
        }
        boolean known = !dice.chance(PRODUCT_UNKNOWN);
        return new ExposedAsset(
                tenant,
                AssetId.of(String.format("asset-%05d", number)),
                "",
                "province-" + province,
                known ? market.products().get(product).name() : "",
                known && !dice.chance(VERSION_UNKNOWN) ? Integer.toString(version) : "",
                false,
                dice.chance(FOUND_LATER) ? start.plus(Market.days(100 * dice.uniform())) : start,
                weaknesses);
    }

    List<Resident> residents() {
        return residents;
    }

    List<TenantProfile> profiles() {
        return profiles;
    }
}
