package io.breakwater.app.warning.simulate;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Threat;
import io.breakwater.core.model.ThreatKnowledge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products with their versions and flaws. A product's worst flaw touches the versions up to some point. Whether anybody can
 * exploit it, and since when, is hidden; the world learns of it late, not always, and sometimes wrongly. Half of the flaws
 * have a CVE and thus an EPSS score, which follows fame more than use.
 */
final class Market implements ThreatKnowledge {
    static final int PRODUCTS = 75;
    static final int KINDS = 10;
    private static final double WEAPONISED = 0.35;
    private static final double TOLD = 0.8;
    private static final double TOLD_WRONGLY = 0.08;
    private static final double MEAN_SILENCE_DAYS = 60;

    private final List<Product> products = new ArrayList<>();
    private final Map<String, Product> byName = new HashMap<>();

    /**
     * @param kind vendor and category in one; tools that fit one product of a kind are sooner made to fit another
     * @param lastFlawed number of the last version that has the flaw; versions count from 1
     * @param weaponised since when the gang could use it; MAX when nobody can
     * @param told since when the world knows of exploitation; MAX when it does not
     */
    record Product(
            String name,
            int kind,
            int versions,
            int lastFlawed,
            Instant weaponised,
            Instant told,
            boolean inKev,
            boolean ransomware,
            double epss,
            double cvss) {
        boolean flawed(int version) {
            return version <= lastFlawed;
        }
    }

    Market(Dice dice, Instant start) {
        for (int i = 0; i < PRODUCTS; i++) {
            Product product = draw(dice, start, i);
            products.add(product);
            byName.put(product.name(), product);
        }
    }

    private static Product draw(Dice dice, Instant start, int number) {
        int versions = 3 + dice.below(6);
        boolean usable = dice.chance(WEAPONISED);
        Instant weaponised = usable ? start.plus(days(-300 + 380 * dice.uniform())) : Instant.MAX;
        Instant told = Instant.MAX;
        if (usable && dice.chance(TOLD)) {
            told = weaponised.plus(days(dice.exponential(MEAN_SILENCE_DAYS)));
        } else if (!usable && dice.chance(TOLD_WRONGLY)) {
            told = start.plus(days(-300 + 300 * dice.uniform()));
        }
        boolean cve = dice.chance(0.5);
        double epss = cve ? Math.min(0.97, dice.logNormal(usable ? 0.03 : 0.008, 2)) : 0;
        double cvss = Math.min(10, 5 + 5 * Math.sqrt(dice.uniform()) + (usable ? 0.5 : 0));
        return new Product(
                String.format("suite-%03d", number),
                dice.below(KINDS),
                versions,
                1 + dice.below(versions),
                weaponised,
                told,
                cve && !told.equals(Instant.MAX) && dice.chance(0.3),
                usable && dice.chance(0.15),
                epss,
                cvss);
    }

    static Duration days(double days) {
        return Duration.ofSeconds(Math.round(days * 86_400));
    }

    List<Product> products() {
        return products;
    }

    @Override
    public Threat about(ExposedAsset asset, Instant asOf) {
        Product product = byName.get(asset.product());
        if (product == null) {
            return Threat.NONE;
        }
        boolean patched = !asset.version().isEmpty() && !product.flawed(Integer.parseInt(asset.version()));
        if (patched) {
            return Threat.NONE;
        }
        boolean told = !product.told().isAfter(asOf);
        return new Threat(
                told,
                told && !asset.version().isEmpty(),
                told && product.inKev(),
                told && product.ransomware(),
                product.epss(),
                product.cvss());
    }

    @Override
    public String kind(ExposedAsset asset) {
        Product product = byName.get(asset.product());
        return product == null ? "" : "kind-" + product.kind();
    }

    @Override
    public List<Phrase> advice(ExposedAsset asset) {
        return List.of();
    }
}
