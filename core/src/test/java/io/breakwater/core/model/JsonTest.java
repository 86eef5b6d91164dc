package io.breakwater.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private static final Instant NOON = Instant.parse("2025-05-02T12:00:00.123456Z");

    @Test
    void writesEveryComponentOfARecordAndReadsItBack() throws IOException {
        Incident incident = incident();
        for (ObjectMapper form : List.of(Json.text(), Json.binary())) {
            assertThat(form.readValue(form.writeValueAsBytes(incident), Incident.class))
                    .isEqualTo(incident);
        }
        assertThat(Json.text().writeValueAsString(incident)).contains("\"title\":\"shadow copies deleted\"", "PT5M");
    }

    @Test
    void keepsTheKindOfASealedInput() throws IOException {
        TenantInput profile = new TenantProfile(new TenantId("alpha"), "Alpha", "Guangdong", "education");
        byte[] written = Json.binary().writerFor(TenantInput.class).writeValueAsBytes(profile);
        assertThat(Json.binary().readValue(written, TenantInput.class)).isEqualTo(profile);
    }

    private static Incident incident() {
        Assessment assessment = new Assessment(
                Severity.CRITICAL,
                Fidelity.HIGH,
                Optional.of(Stage.INHIBIT_RECOVERY),
                Outcome.SUCCEEDED,
                List.of("T1490"));
        Member member = new Member(
                new DetectionId("d-1"),
                new RuleRef("rule", "v1", "shadow copies deleted"),
                assessment,
                NOON,
                NOON.plusSeconds(300),
                2,
                List.of(new Entity(EntityKind.HOST, EntityRole.VICTIM, "srv-1")),
                List.of(new Trait(TraitKind.RANSOM_EXTENSION, ".locked")),
                List.of(new EventId("e-1")),
                new Link(LinkKind.SAME_HOST, "web shell", "host srv-1", Duration.ofMinutes(5)));
        return new Incident(
                new IncidentId("i-1"),
                new TenantId("alpha"),
                3,
                IncidentStatus.ESCALATED,
                Optional.of(NOON),
                0.9,
                Set.of(new AssetId("srv-1")),
                List.of(member),
                List.of(
                        LeftOut.superNode(new Entity(EntityKind.ACCOUNT, EntityRole.RELATED, "backup-svc")),
                        LeftOut.detections(new Phrase("两条", "two"))),
                List.of(new Phrase("未见", "blind")));
    }
}
