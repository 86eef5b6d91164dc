package io.breakwater.core.topology;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.campaign.SightingStage;
import io.breakwater.core.campaign.SightingState;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.detect.indicator.IndicatorDetector;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.correlation.CorrelationStage;
import io.breakwater.core.detect.sigma.correlation.CorrelationState;
import io.breakwater.core.exposure.CatalogueKnowledge;
import io.breakwater.core.exposure.FlawIntelligence;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.incident.IncidentState;
import io.breakwater.core.incident.PeerRates;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.warn.WarningBoard;
import io.breakwater.core.warn.WarningSettings;
import io.breakwater.core.warn.WarningStage;
import io.breakwater.core.warn.WarningTexts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stages as the product joins them, made from content and a few settings: the one place that names them all. */
public final class Topology {
    private final ContentLibrary content;
    private final List<Path> ruleFolders;
    private final ZoneId zone;
    private final Pseudonyms pseudonyms;

    private @Nullable Connectors connectors;
    private volatile @Nullable RuleSet rules;
    private @Nullable RuleDetector ruleDetector;
    private IndicatorLibrary.@Nullable Loaded feeds;
    private @Nullable IndicatorDetector indicators;

    /** Nothing is read yet: a part is, when it is first asked for. */
    public Topology(Sources sources) {
        this.content = sources.content();
        this.ruleFolders = sources.ruleFolders();
        this.zone = sources.zone();
        this.pseudonyms = sources.pseudonyms();
    }

    /**
     * What a topology is made from.
     *
     * @param ruleFolders Sigma rules beside those of {@code content}
     * @param zone whose days are counted
     * @param pseudonyms under which assets cross to the provider
     */
    public record Sources(ContentLibrary content, List<Path> ruleFolders, ZoneId zone, Pseudonyms pseudonyms) {
        public Sources {
            ruleFolders = List.copyOf(ruleFolders);
        }
    }

    public synchronized Connectors connectors() {
        if (connectors == null) {
            connectors = Connectors.load(content);
        }
        return connectors;
    }

    /** The rules in force, and what was left out of them. */
    public RuleSet rules() {
        RuleSet known = rules;
        return known == null ? readRules() : known;
    }

    private synchronized RuleSet readRules() {
        RuleSet read = rules;
        if (read == null) {
            read = RuleLibrary.load(content, ruleFolders);
            rules = read;
        }
        return read;
    }

    private synchronized RuleDetector ruleDetector() {
        if (ruleDetector == null) {
            ruleDetector = new RuleDetector(rules(), AlertClasses.of(content));
        }
        return ruleDetector;
    }

    /** The indicators in force; they can be replaced while events flow. */
    public synchronized IndicatorDetector indicators() {
        if (indicators == null) {
            indicators = new IndicatorDetector(feeds().snapshot());
        }
        return indicators;
    }

    private synchronized IndicatorLibrary.Loaded feeds() {
        if (feeds == null) {
            feeds = IndicatorLibrary.load(content, List.of());
        }
        return feeds;
    }

    /**
     * Reads the rules again and puts them in force, in detection and in correlation, while events flow. Whatever is
     * thrown, the rules before stay.
     */
    public synchronized void rereadRules() {
        RuleSet read = RuleLibrary.load(content, ruleFolders);
        ruleDetector().replace(read);
        rules = read;
    }

    /** As {@link #rereadRules()}, for feeds and warning lists. */
    public synchronized void rereadIndicators() {
        IndicatorLibrary.Loaded read = IndicatorLibrary.load(content, List.of());
        indicators().replace(read.snapshot());
        feeds = read;
    }

    /**
     * As {@link #rereadRules()}, for what else the next {@link #ingest()} is made of.
     *
     * @throws IllegalArgumentException when a mapping file is wrong; its message tells all errors with their places
     */
    public synchronized void rereadMappings() {
        Connectors read = Connectors.load(content);
        ruleDetector = new RuleDetector(rules(), AlertClasses.of(content));
        connectors = read;
    }

    /** @param version as whoever watches the files calls the state that was read last */
    public synchronized ContentReport report(String version) {
        return Reporting.report(version, rules(), feeds());
    }

    public Ingest ingest() {
        return ingest(parser -> parser, detector -> detector);
    }

    private Ingest ingest(UnaryOperator<RecordParser> parsing, UnaryOperator<Detector> detecting) {
        Detector detector = ruleDetector().and(indicators());
        return new Ingest(parsing.apply(connectors()), detecting.apply(detector), zone);
    }

    public TenantStage<CorrelationState, IncidentState, SightingState> tenantStage() {
        IncidentStage incidents = new IncidentStage(CorrelationTuning.defaults(), PeerRates.of(content));
        return new TenantStage<>(
                new CorrelationStage(this::rules), incidents, new SightingStage(pseudonyms), incidents::watched);
    }

    public ProviderStage<CampaignState, WarningBoard> providerStage() {
        return new ProviderStage<>(
                new CampaignStage(zone, FamilyNames.from(content)),
                new WarningStage(
                        WarningSettings.standard(),
                        pseudonyms,
                        new CatalogueKnowledge(ProductCatalogue.read(content, "zh"), new FlawIntelligence()),
                        WarningTexts.of(content)));
    }

    /** All of it in memory, told to {@code observer}. */
    public BoundedDriver<?, ?> driver(BoundedDriver.Observer observer) {
        return driver(observer, parser -> parser, detector -> detector);
    }

    /** As {@link #driver(BoundedDriver.Observer)}, with something put around parser and detector, for example a clock. */
    public BoundedDriver<?, ?> driver(
            BoundedDriver.Observer observer, UnaryOperator<RecordParser> parsing, UnaryOperator<Detector> detecting) {
        return driver(ingest(parsing, detecting), tenantStage(), providerStage(), observer);
    }

    private static <T, P> BoundedDriver<T, P> driver(
            Ingest ingest,
            KeyedStage<T, TenantRecord, TenantOutput> tenantStage,
            KeyedStage<P, ProviderInput, ProviderOutput> providerStage,
            BoundedDriver.Observer observer) {
        return new BoundedDriver<>(ingest, tenantStage, providerStage, observer);
    }
}
