package io.breakwater.pipeline.wire;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.stage.Codec;
import io.breakwater.store.Lending;
import io.breakwater.store.Outcome;
import io.breakwater.store.PassageCount;
import io.breakwater.store.QuietMatches;
import io.breakwater.store.RuleCount;
import io.breakwater.store.SourceCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class OutcomeCodec implements Codec<Outcome> {
    private static final int INCIDENT = 0;
    private static final int REJECTED = 1;
    private static final int SIGHTING = 2;
    private static final int CAMPAIGN = 3;
    private static final int WARNING = 4;
    private static final int ALARM = 5;
    private static final int SOURCE = 6;
    private static final int EVIDENCE = 7;
    private static final int RULE = 8;
    private static final int CONTENT = 9;
    private static final int ATTRIBUTION = 10;
    private static final int ACTIVITY = 11;
    private static final int ASSET = 12;
    private static final int QUIET = 13;
    private static final int ROLL = 14;
    private static final int PASSAGES = 15;
    private static final int WATCH = 16;
    private static final int LENDING = 17;

    @Override
    public void write(Outcome outcome, DataOutput out) throws IOException {
        switch (outcome) {
            case Outcome.OfIncident(var change) -> write(INCIDENT, change, IncidentChange.class, out);
            case Outcome.OfRejected(var rejected) -> write(REJECTED, rejected, Rejected.class, out);
            case Outcome.OfSighting(var sighting) -> write(SIGHTING, sighting, Sighting.class, out);
            case Outcome.OfCampaign(var tables) -> write(CAMPAIGN, tables, CampaignTables.class, out);
            case Outcome.OfCampaignRoll(var roll) -> write(ROLL, roll, CampaignRoll.class, out);
            case Outcome.OfWarning(var warning) -> write(WARNING, warning, Warning.class, out);
            case Outcome.OfWaveAlarm(var alarm) -> write(ALARM, alarm, WaveAlarm.class, out);
            case Outcome.OfPassages(var count) -> write(PASSAGES, count, PassageCount.class, out);
            case Outcome.OfSource(var count) -> write(SOURCE, count, SourceCount.class, out);
            case Outcome.OfEvidence evidence -> write(EVIDENCE, evidence, Outcome.OfEvidence.class, out);
            case Outcome.OfRule(var count) -> write(RULE, count, RuleCount.class, out);
            case Outcome.OfAttribution(var step) -> write(ATTRIBUTION, step, AttributionStep.class, out);
            case Outcome.OfActivity(var activity) -> write(ACTIVITY, activity, SourceActivity.class, out);
            case Outcome.OfAsset(var asset) -> write(ASSET, asset, ExposedAsset.class, out);
            case Outcome.OfQuiet(var matches) -> write(QUIET, matches, QuietMatches.class, out);
            case Outcome.OfWatch(var watch) -> write(WATCH, watch, TenantWatch.class, out);
            case Outcome.OfLending(var lending) -> write(LENDING, lending, Lending.class, out);
            case Outcome.OfContent(var report) -> write(CONTENT, report, ContentReport.class, out);
        }
    }

    private static <T> void write(int kind, T word, Class<T> type, DataOutput out) throws IOException {
        out.writeByte(kind);
        Bytes.word(word, type, out);
    }

    @Override
    public Outcome read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case INCIDENT -> new Outcome.OfIncident(Bytes.word(IncidentChange.class, in));
            case REJECTED -> new Outcome.OfRejected(Bytes.word(Rejected.class, in));
            case SIGHTING -> new Outcome.OfSighting(Bytes.word(Sighting.class, in));
            case CAMPAIGN -> new Outcome.OfCampaign(Bytes.word(CampaignTables.class, in));
            case ROLL -> new Outcome.OfCampaignRoll(Bytes.word(CampaignRoll.class, in));
            case WARNING -> new Outcome.OfWarning(Bytes.word(Warning.class, in));
            case ALARM -> new Outcome.OfWaveAlarm(Bytes.word(WaveAlarm.class, in));
            case SOURCE -> new Outcome.OfSource(Bytes.word(SourceCount.class, in));
            case EVIDENCE -> Bytes.word(Outcome.OfEvidence.class, in);
            case RULE -> new Outcome.OfRule(Bytes.word(RuleCount.class, in));
            case ATTRIBUTION -> new Outcome.OfAttribution(Bytes.word(AttributionStep.class, in));
            case ACTIVITY -> new Outcome.OfActivity(Bytes.word(SourceActivity.class, in));
            case ASSET -> new Outcome.OfAsset(Bytes.word(ExposedAsset.class, in));
            case QUIET -> new Outcome.OfQuiet(Bytes.word(QuietMatches.class, in));
            case PASSAGES -> new Outcome.OfPassages(Bytes.word(PassageCount.class, in));
            case WATCH -> new Outcome.OfWatch(Bytes.word(TenantWatch.class, in));
            case LENDING -> new Outcome.OfLending(Bytes.word(Lending.class, in));
            case CONTENT -> new Outcome.OfContent(Bytes.word(ContentReport.class, in));
            default -> throw new IOException("no such kind of outcome: " + kind);
        };
    }
}
