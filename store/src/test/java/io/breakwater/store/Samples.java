package io.breakwater.store;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Words for tests. */
final class Samples {
    static final Instant MORNING = Instant.parse("2025-05-02T02:00:00Z");

    static final RuleRef RULE = new RuleRef("web-shell", "v1", "Web shell written");

    private Samples() {}

    static Evidence evidence(String tenant, String line) {
        return evidence(tenant, line, MORNING);
    }

    static Evidence evidence(String tenant, String line, Instant arrival) {
        RawRecord record = new RawRecord(
                new TenantId(tenant),
                new SourceId("waf"),
                arrival,
                new Origin("http", 7, 0),
                Optional.empty(),
                line.getBytes(StandardCharsets.UTF_8));
        Event event = new Event(
                new EventId(ContentHash.of("event").add(record.contentHash()).hex()),
                new Provenance(record.tenant(), record.source(), arrival, record.origin(), "waf", "Northgate WAF"),
                arrival,
                OcsfClass.HTTP_ACTIVITY,
                new LogSource("webserver", "", ""),
                Attributes.builder()
                        .put(Attribute.SRC_IP, "198.51.100.7")
                        .put(Attribute.URL, "/upload?x=<b>")
                        .build(),
                Fields.builder()
                        .add("path", "/upload")
                        .add("odd\u0000", "a\u0000b")
                        .build());
        return Evidence.of(event, record);
    }

    static RuleCount ruleCount(String tenant, long hits) {
        return new RuleCount(new TenantId(tenant), RULE, hits, 1, hits - 1, 1, MORNING, List.of());
    }

    static Incident incident(String id, String tenant, long number, String... rules) {
        List<Member> members = IntStream.range(0, rules.length)
                .mapToObj(i -> member(id + "-" + i, rules[i], MORNING.plusSeconds(60L * i)))
                .toList();
        return new Incident(
                new IncidentId(id),
                new TenantId(tenant),
                number,
                IncidentStatus.OPEN,
                Optional.of(MORNING),
                0.8,
                Set.of(new AssetId("srv-1")),
                members,
                List.of(),
                List.of());
    }

    private static Member member(String id, String rule, Instant at) {
        Assessment assessment = new Assessment(
                Severity.HIGH, Fidelity.HIGH, Optional.of(Stage.ENCRYPTION), Outcome.SUCCEEDED, List.of("T1486"));
        return new Member(
                new DetectionId(id),
                new RuleRef("rule-" + id, "v1", rule),
                assessment,
                at,
                at,
                1,
                List.of(),
                List.of(),
                List.of(),
                Link.SEED);
    }

    static IncidentChange change(IncidentChange.Kind kind, Incident after) {
        return IncidentChange.of(kind, after.lastSeen(), new Phrase(kind.name(), kind.name()), after, Optional.empty());
    }

    static Rejected rejected(String tenant, String payload) {
        RawRecord record = new RawRecord(
                new TenantId(tenant),
                new SourceId("waf"),
                MORNING,
                new Origin("http", 7, 0),
                Optional.empty(),
                payload.getBytes(StandardCharsets.UTF_8));
        return Rejected.of(record, "json.syntax", "line 1, byte 4: a comma is missing");
    }

    static Warning warning(String tenant, WarningState state, Instant at) {
        return new Warning(
                new WarningId("w-" + tenant),
                new TenantId(tenant),
                new AssetId("srv-1"),
                new CampaignId("northwind"),
                at,
                state,
                WarningColour.RED,
                0.4,
                Duration.ofDays(7),
                List.of(new Phrase("理由", "reason")),
                List.of(new Phrase("建议", "advice")),
                Optional.empty());
    }

    static ExposedAsset exposed(String tenant) {
        return new ExposedAsset(
                new TenantId(tenant),
                new AssetId("web-" + tenant),
                "203.0.113.77",
                "",
                "T",
                "",
                false,
                MORNING,
                List.of());
    }

    /** Tables of a campaign with one victim and nothing else known. */
    static CampaignTables tables(String campaign) {
        return new CampaignTables(
                new CampaignId(campaign),
                List.of(),
                1,
                List.of(),
                MORNING,
                ZoneOffset.UTC,
                1,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TenantCounts(1, new TreeMap<>(), new TreeMap<>()));
    }
}
