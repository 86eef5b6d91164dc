package io.breakwater.core.exposure;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Threat;
import io.breakwater.core.model.ThreatKnowledge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers from the product catalogue, and from KEV, EPSS, CVSS and SSVC, what was known of an asset's flaws on a day. */
public final class CatalogueKnowledge implements ThreatKnowledge {
    private final ProductCatalogue catalogue;
    private final FlawIntelligence intelligence;

    public CatalogueKnowledge(ProductCatalogue catalogue, FlawIntelligence intelligence) {
        this.catalogue = catalogue;
        this.intelligence = intelligence;
    }

    @Override
    public Threat about(ExposedAsset asset, Instant asOf) {
        LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        Threat threat = Threat.NONE;
        for (Flaw flaw : flaws(asset)) {
            threat = threat.worse(about(flaw, !asset.version().isEmpty(), day));
        }
        for (String id : asset.weaknesses()) {
            threat = threat.worse(about(intelligence.of(id), true, day));
        }
        return threat;
    }

    /** Flaws of the product that the version has, or may have when it is not known. */
    private List<Flaw> flaws(ExposedAsset asset) {
        return catalogue.find(asset.product()).stream()
                .flatMap(product -> product.flaws().stream())
                .filter(flaw -> asset.version().isEmpty() || flaw.affected().holds(asset.version()))
                .toList();
    }

    private Threat about(Flaw flaw, boolean versionKnown, LocalDate day) {
        boolean told = reached(flaw.exploitedSince(), day);
        Threat own = new Threat(
                told,
                told && versionKnown,
                false,
                told && flaw.ransomware(),
                0,
                flaw.cvss().orElse(0.0));
        return flaw.ids().stream()
                .map(id -> about(intelligence.of(id), versionKnown, day))
                .reduce(own, Threat::worse);
    }

    private static Threat about(FlawFacts facts, boolean confirmed, LocalDate day) {
        boolean inKev = reached(facts.kevSince(), day);
        boolean exploited = inKev || reached(facts.activeSince(), day);
        boolean scored = facts.epssSince().isEmpty() || reached(facts.epssSince(), day);
        return new Threat(
                exploited,
                exploited && confirmed,
                inKev,
                inKev && facts.ransomware(),
                scored ? facts.epss().orElse(0.0) : 0,
                facts.cvss().orElse(0.0));
    }

    private static boolean reached(Optional<LocalDate> since, LocalDate day) {
        return since.filter(first -> !first.isAfter(day)).isPresent();
    }

    /** Vendor and category; for a product that the catalogue does not know, the letters its name begins with. */
    @Override
    public String kind(ExposedAsset asset) {
        return catalogue
                .find(asset.product())
                .map(product -> product.vendor() + '/' + product.category())
                .orElseGet(() -> leadingLetters(asset.product()));
    }

    /** Inventories that number their products ({@code OA-03}) tell their kind that way. */
    private static String leadingLetters(String name) {
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end).toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Phrase> advice(ExposedAsset asset) {
        Stream<Phrase> known = flaws(asset).stream()
                .filter(flaw -> !flaw.ids().isEmpty())
                .map(flaw -> told(String.join(", ", flaw.ids()), flaw.what()));
        Stream<Phrase> product = catalogue.find(asset.product()).stream().flatMap(one -> one.advice().stream());
        return Stream.concat(product, known).toList();
    }

    private static Phrase told(String ids, Phrase what) {
        return new Phrase(ids + "：" + what.zh(), ids + ": " + what.en());
    }
}
