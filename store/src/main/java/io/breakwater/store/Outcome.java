package io.breakwater.store;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;

/** Something that the stages found out and that outlives the job: one row, or one row changed. */
public sealed interface Outcome {
    /** An incident opened, grew, merged, closed. */
    record OfIncident(IncidentChange change) implements Outcome {}

    /** A record that could not be understood. */
    record OfRejected(Rejected rejected) implements Outcome {}

    /** A newly compromised asset, without a name. */
    record OfSighting(Sighting sighting) implements Outcome {}

    /** A sighting went to a campaign, or to another one. */
    record OfAttribution(AttributionStep step) implements Outcome {}

    /** That a kind of product delivered something on a day. */
    record OfActivity(SourceActivity activity) implements Outcome {}

    /** Which campaigns there are; the tables of others go. */
    record OfCampaignRoll(CampaignRoll roll) implements Outcome {}

    /** The tables of a campaign, which replace its older ones. */
    record OfCampaign(CampaignTables tables) implements Outcome {}

    /** A step in the life of a warning. */
    record OfWarning(Warning warning) implements Outcome {}

    /** A campaign woke up. */
    record OfWaveAlarm(WaveAlarm alarm) implements Outcome {}

    /** The totals of a source, which replace its older ones. */
    record OfSource(SourceCount count) implements Outcome {}

    /** An event that {@code rule} matched, to be kept so that its id opens. */
    record OfEvidence(Evidence event, RuleRef rule) implements Outcome {}

    /** The totals of a rule at a tenant, which replace its older ones. */
    record OfRule(RuleCount count) implements Outcome {}

    /** What a source told of the target of an action: totals, which replace its older ones. */
    record OfPassages(PassageCount count) implements Outcome {}

    /** An asset of a tenant, as a fact named it: nobody blocks or isolates what is not known. */
    record OfAsset(ExposedAsset asset) implements Outcome {}

    /** Since when a tenant is watched, and how often its rules fire; periods replace their older ones. */
    record OfWatch(TenantWatch watch) implements Outcome {}

    /** A tenant was lent rates of its peers. */
    record OfLending(Lending lending) implements Outcome {}

    /** What the job works with, which replaces what was told before. */
    record OfContent(ContentReport report) implements Outcome {}

    /** Matches of indicators that did not fire, which replace what the same job told before. */
    record OfQuiet(QuietMatches matches) implements Outcome {}
}
