package io.breakwater.core.topology;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.campaign.SightingStage;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.WarningInput;
import io.breakwater.core.stage.KeyedStage;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** The stages as the product joins them, made from content and a few settings: the one place that names them all. */
public final class Topology {
    private final ContentLibrary content;
    private final Connectors connectors;
    private final RuleSet rules;
    private final ZoneId zone;
    private final Pseudonyms pseudonyms;

    private Topology(ContentLibrary content, Connectors connectors, RuleSet rules, ZoneId zone, Pseudonyms pseudonyms) {
        this.content = content;
        this.connectors = connectors;
        this.rules = rules;
        this.zone = zone;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Reads rules and mappings.
     *
     * @param ruleFolders Sigma rules beside those of {@code content}
     * @param zone whose days are counted
     * @param pseudonyms under which assets cross to the provider
     */
    public static Topology load(ContentLibrary content, List<Path> ruleFolders, ZoneId zone, Pseudonyms pseudonyms) {
        return new Topology(
                content, Connectors.load(content), RuleLibrary.load(content, ruleFolders), zone, pseudonyms);
    }

    public Connectors connectors() {
        return connectors;
    }

    /** The rules in force, and what was left out of them. */
    public RuleSet rules() {
        return rules;
    }

    public Ingest ingest() {
        return new Ingest(connectors, new RuleDetector(rules), zone);
    }

    public KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
        return new TenantStage<>(
                new IdleStage<Hit, Detection>(),
                new IncidentStage(CorrelationTuning.defaults()),
                new SightingStage(pseudonyms));
    }

    public KeyedStage<?, ProviderInput, ProviderOutput> providerStage() {
        return new ProviderStage<>(
                new CampaignStage(zone, FamilyNames.from(content)), new IdleStage<WarningInput, ProviderOutput>());
    }

    /** All of it in memory, told to {@code observer}. */
    public BoundedDriver<?, ?> driver(BoundedDriver.Observer observer) {
        return driver(tenantStage(), providerStage(), observer);
    }

    private <T, P> BoundedDriver<T, P> driver(
            KeyedStage<T, TenantRecord, TenantOutput> tenantStage,
            KeyedStage<P, ProviderInput, ProviderOutput> providerStage,
            BoundedDriver.Observer observer) {
        return new BoundedDriver<>(ingest(), tenantStage, providerStage, observer);
    }
}
