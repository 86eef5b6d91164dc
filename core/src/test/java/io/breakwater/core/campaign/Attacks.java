package io.breakwater.core.campaign;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Incidents as correlation would tell them. */
final class Attacks {
    static final TenantId TENANT = new TenantId("t1");

    private Attacks() {}

    static Member hit(
            String rule, Instant at, Stage stage, Fidelity fidelity, Outcome outcome, Entity victim, Trait... traits) {
        return new Member(
                new DetectionId(rule + at.toEpochMilli()),
                new RuleRef(rule, "1", rule),
                new Assessment(Severity.HIGH, fidelity, Optional.of(stage), outcome, List.of("T1190")),
                at,
                at,
                1,
                List.of(victim),
                List.of(traits),
                List.of(),
                Link.SEED);
    }

    static Member exploit(Instant at, Entity victim) {
        return hit("exploit", at, Stage.EXPLOITATION, Fidelity.MEDIUM, Outcome.ATTEMPTED, victim);
    }

    static Member webShell(Instant at, Entity victim) {
        return hit("web-shell", at, Stage.EXPLOITATION, Fidelity.MEDIUM, Outcome.SUCCEEDED, victim);
    }

    static Member encryption(Instant at, Entity victim, Trait... traits) {
        return hit("encryption", at, Stage.ENCRYPTION, Fidelity.HIGH, Outcome.SUCCEEDED, victim, traits);
    }

    static Entity host(String name) {
        return new Entity(EntityKind.HOST, EntityRole.VICTIM, name);
    }

    static Entity address(String address) {
        return new Entity(EntityKind.ADDRESS, EntityRole.VICTIM, address);
    }

    static IncidentChange incident(String id, long number, IncidentStatus status, Member... members) {
        Incident incident = new Incident(
                new IncidentId(id),
                TENANT,
                number,
                status,
                Optional.empty(),
                0.9,
                Set.of(new AssetId("A1")),
                List.of(members),
                List.of(),
                List.of());
        return IncidentChange.of(
                IncidentChange.Kind.EXTENDED, Instant.EPOCH, new Phrase("测试", "test"), incident, Optional.empty());
    }

    static IncidentChange open(String id, Member... members) {
        return incident(id, 1, IncidentStatus.OPEN, members);
    }
}
