package io.breakwater.server;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.store.Lending;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.SourceCount;
import io.breakwater.store.Store;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows for the pages: an invented campaign over a few invented tenants. */
final class Seed {
    static final TenantId HARBOUR = new TenantId("harbour-dc");
    static final List<TenantProfile> TENANTS = List.of(
            new TenantProfile(HARBOUR, "海湾数据中心", "广东", "数据中心"),
            new TenantProfile(new TenantId("linden-clinic"), "椴树医院", "北京", "医疗卫生"),
            new TenantProfile(new TenantId("maple-trade"), "枫叶外贸", "浙江", "外贸"),
            new TenantProfile(new TenantId("cedar-school"), "雪松学院", "上海", "教育"));

    private static final Instant MAY = Instant.parse("2025-05-09T04:00:00Z");

    private Seed() {}

    static void into(Store store, OutcomeWriter writer) {
        Tenants tenants = new Tenants(store);
        TENANTS.forEach(tenants::register);
        List<Outcome> rows = new ArrayList<>();
        for (int i = 0; i < TENANTS.size(); i++) {
            TenantId tenant = TENANTS.get(i).tenant();
            SeedIncident.changes(tenant, i).stream()
                    .map(Outcome.OfIncident::new)
                    .forEach(rows::add);
            rows.addAll(SeedEvidence.of(tenant, i));
            rows.addAll(sources(tenant, i));
            rows.add(new Outcome.OfWarning(warning(tenant, i)));
            rows.add(new Outcome.OfRejected(rejected(tenant)));
        }
        rows.add(watch(HARBOUR));
        rows.add(new Outcome.OfLending(
                new Lending(HARBOUR, MAY.truncatedTo(ChronoUnit.DAYS), MAY.plusSeconds(9), 7, 41)));
        rows.add(watch(TENANTS.getLast().tenant()));
        SeedCampaign.sightings().stream().map(Outcome.OfSighting::new).forEach(rows::add);
        SeedCampaign.activity().stream().map(Outcome.OfActivity::new).forEach(rows::add);
        SeedCampaign.history().stream().map(Outcome.OfAttribution::new).forEach(rows::add);
        rows.add(new Outcome.OfCampaign(SeedCampaign.tables()));
        rows.add(new Outcome.OfWaveAlarm(new WaveAlarm(
                SeedCampaign.ID,
                Instant.parse("2025-05-02T03:20:00Z"),
                true,
                new Phrase(
                        "静默 29 天后，6 小时内新增 14 个失陷资产", "14 newly compromised assets in 6 hours after 29 quiet days"))));
        writer.write(rows);
        new Tokens(store).issue(new Tokens.Sender(HARBOUR, new SourceId("website-guard")));
    }

    /** Since half a day, so that it borrows. */
    private static Outcome watch(TenantId tenant) {
        return new Outcome.OfWatch(new TenantWatch(
                tenant, MAY, MAY.plus(Duration.ofHours(72)), MAY.plus(Duration.ofHours(12)), List.of()));
    }

    private static List<Outcome> sources(TenantId tenant, int i) {
        Instant now = Instant.now();
        return List.of(
                new Outcome.OfSource(new SourceCount(
                        tenant,
                        new SourceId("gateway-brain"),
                        184_220 + 1000L * i,
                        183_911,
                        1204,
                        1,
                        now.minusSeconds(40L * i + 5),
                        Instant.parse("2025-05-11T15:20:00Z"))),
                new Outcome.OfSource(new SourceCount(
                        tenant,
                        new SourceId("host-guard"),
                        42_810,
                        42_810,
                        318,
                        0,
                        i == 1 ? now.minus(Duration.ofHours(9)) : now.minusSeconds(90),
                        Instant.parse("2025-05-11T15:21:30Z"))));
    }

    private static Warning warning(TenantId tenant, int i) {
        return new Warning(
                new WarningId("w-" + tenant),
                tenant,
                new AssetId("erp-0" + (i + 1)),
                new CampaignId("mallox"),
                Instant.parse("2025-05-08T01:00:00Z").plusSeconds(3600L * i),
                i == 3 ? WarningState.RAISED : WarningState.ISSUED,
                WarningColour.values()[i],
                0.62 / (i + 1),
                Duration.ofDays(7),
                List.of(
                        new Phrase(
                                "受调查的受害者中 61 % 暴露该产品。", "The product was exploited at 61 % of the surveyed victims."),
                        new Phrase("这一波已持续六天。", "The wave has run for six days.")),
                List.of(new Phrase(
                        "关闭公网上的管理端口，或安装厂商补丁。",
                        "Close the management port to the internet, or install the vendor's patch.")),
                Optional.empty());
    }

    private static Rejected rejected(TenantId tenant) {
        RawRecord record = new RawRecord(
                tenant,
                new SourceId("gateway-brain"),
                Instant.parse("2025-05-09T02:00:00Z"),
                new Origin("http:day.ndjson", 8812, 1_204_233),
                Optional.empty(),
                "{\"ts\":\"2025-05-09T10:00:00+08:00\",\"msg\":<script>alert(1)</script>"
                        .getBytes(StandardCharsets.UTF_8));
        return Rejected.of(
                record, "json.syntax", "byte 41: a value was expected and '<' found; check the sender's quoting");
    }

    static IncidentChange.Kind kind(int number) {
        return number == 1 ? IncidentChange.Kind.OPENED : IncidentChange.Kind.EXTENDED;
    }
}
