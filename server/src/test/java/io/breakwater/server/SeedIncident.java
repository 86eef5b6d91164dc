package io.breakwater.server;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.LeftOut;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.LinkKind;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One incident per tenant, grown step by step. */
final class SeedIncident {
    private static final Instant BEGIN = Instant.parse("2025-05-07T18:02:11Z");

    private enum Step {
        SCAN(0, "Scan of web paths", Stage.EXPLOITATION, Severity.LOW, Outcome.BLOCKED),
        UPLOAD(
                4,
                "Upload to an accounting suite without a login",
                Stage.EXPLOITATION,
                Severity.HIGH,
                Outcome.ATTEMPTED),
        SHELL(11, "Web server started a command interpreter", Stage.EXPLOITATION, Severity.CRITICAL, Outcome.SUCCEEDED),
        BEACON(25, "Beacon to an address of the campaign", Stage.REMOTE_CONTROL, Severity.HIGH, Outcome.SUCCEEDED),
        SCANNER(48, "Internal scanner on a server", Stage.LATERAL_MOVEMENT, Severity.MEDIUM, Outcome.SUCCEEDED),
        LOGON(
                52,
                "Logon with a service account from a server",
                Stage.LATERAL_MOVEMENT,
                Severity.MEDIUM,
                Outcome.SUCCEEDED),
        SHADOW(95, "Shadow copies deleted", Stage.INHIBIT_RECOVERY, Severity.HIGH, Outcome.SUCCEEDED),
        ENCRYPT(101, "Many files renamed to one new extension", Stage.ENCRYPTION, Severity.CRITICAL, Outcome.SUCCEEDED);

        private final Duration after;
        private final RuleRef rule;
        private final Stage stage;
        private final Severity severity;
        private final Outcome outcome;

        Step(int minutes, String title, Stage stage, Severity severity, Outcome outcome) {
            this.after = Duration.ofMinutes(minutes);
            this.rule = new RuleRef("bw-" + minutes, "3f2a90cc", title);
            this.stage = stage;
            this.severity = severity;
            this.outcome = outcome;
        }

        private Member member(String incident, Instant begin, String host) {
            Instant at = begin.plus(after);
            return new Member(
                    new DetectionId(incident + "-" + ordinal()),
                    rule,
                    new Assessment(severity, Fidelity.HIGH, Optional.of(stage), outcome, List.of("T1190")),
                    at,
                    at.plusSeconds(ordinal() % 3 * 400L),
                    1 + ordinal() * 7L,
                    entities(host),
                    List.of(),
                    List.of(new EventId("e-" + incident + "-" + ordinal())),
                    link(host));
        }

        private List<Entity> entities(String host) {
            List<Entity> entities = new ArrayList<>(List.of(
                    new Entity(EntityKind.HOST, EntityRole.VICTIM, host),
                    new Entity(EntityKind.ADDRESS, EntityRole.ACTOR, "198.18.7." + (20 + ordinal()))));
            if (this == LOGON) {
                entities.add(new Entity(EntityKind.ACCOUNT, EntityRole.RELATED, "erp\\svc_erp"));
                entities.add(new Entity(EntityKind.ADDRESS, EntityRole.RELATED, "10.20.0.7"));
            }
            return entities;
        }

        private Link link(String host) {
            if (ordinal() == 0) {
                return Link.SEED;
            }
            Step before = values()[ordinal() - 1];
            LinkKind kind = before.stage == stage ? LinkKind.SAME_HOST : LinkKind.STAGE_ORDER;
            return new Link(kind, before.rule.title(), "host " + host, after.minus(before.after));
        }
    }

    private SeedIncident() {}

    static String id(TenantId tenant) {
        return "i-" + tenant;
    }

    static List<IncidentChange> changes(TenantId tenant, int i) {
        return changes(tenant, i, BEGIN.plus(Duration.ofHours(7L * i)));
    }

    /** @param begin of the first alert; the incident opens 11 minutes later */
    static List<IncidentChange> changes(TenantId tenant, int i, Instant begin) {
        String host = "erp-0" + (i + 1);
        List<Member> members = new ArrayList<>();
        List<IncidentChange> changes = new ArrayList<>();
        for (Step step : List.of(Step.values()).subList(0, Step.values().length - i)) {
            members.add(step.member(id(tenant), begin, host));
            if (members.size() > 2) {
                Incident after = incident(tenant, members, changes.size() + 1L, host);
                IncidentChange.Kind kind = Seed.kind(changes.size() + 1);
                changes.add(IncidentChange.of(
                        kind,
                        after.lastSeen(),
                        new Phrase(
                                "同一主机上的“" + step.rule.title() + "”", "\"" + step.rule.title() + "\" on the same host"),
                        after,
                        Optional.empty()));
            }
        }
        return changes;
    }

    private static Incident incident(TenantId tenant, List<Member> members, long number, String host) {
        return new Incident(
                new IncidentId(id(tenant)),
                tenant,
                number,
                number > 3 ? IncidentStatus.ESCALATED : IncidentStatus.OPEN,
                Optional.of(members.get(2).first()),
                Math.min(0.97, 0.4 + 0.1 * number),
                Set.of(new AssetId(host)),
                members,
                List.of(LeftOut.superNode(new Entity(EntityKind.ADDRESS, EntityRole.RELATED, "198.18.0.1"))),
                List.of(new Phrase(
                        "02:00 至 03:10 无 web-02 的终端侧数据。",
                        "No endpoint telemetry from web-02 between 02:00 and 03:10.")));
    }
}
