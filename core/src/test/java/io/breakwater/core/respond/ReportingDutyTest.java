package io.breakwater.core.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReportingDutyTest {
    private static final Instant LEARNED = Instant.parse("2026-01-10T02:00:00Z");
    private final ReportingDuty table = ReportingDuty.load(ContentLibrary.builtIn());

    @Test
    void criticalInfrastructureReportsEncryptionWithinAnHour() {
        Duty duty = table.duty(incident(Stage.ENCRYPTION), "Acme", OperatorKind.CRITICAL_INFRASTRUCTURE, LEARNED)
                .orElseThrow();
        assertThat(duty.deadline()).isEqualTo(LEARNED.plus(Duration.ofHours(1)));
        assertThat(duty.level()).isEqualTo(IncidentLevel.GRAVE);
        assertThat(duty.draft().zh())
                .contains("Acme（关键信息基础设施运营者）", "勒索软件", "；重大", "加密勒索", "受影响资产 1 台（h1）")
                .contains("发现时间：2026-01-10 10:00", "Files are renamed in mass", "勒索金额");
        assertThat(duty.draft().en()).contains("Acme (operator of critical", "1 assets affected (h1)", "; grave");
    }

    @Test
    void centralOrgansHaveTwoHours() {
        assertThat(table.duty(incident(Stage.ENCRYPTION), "Acme", OperatorKind.CENTRAL_ORGAN, LEARNED))
                .map(Duty::deadline)
                .contains(LEARNED.plus(Duration.ofHours(2)));
    }

    @Test
    void anOrdinaryIncidentNeedsNoReport() {
        assertThat(table.duty(incident(Stage.EXPLOITATION), "Acme", OperatorKind.CRITICAL_INFRASTRUCTURE, LEARNED))
                .isEmpty();
    }

    @Test
    void beforeTheMeasuresWereInForceThereWasNoDuty() {
        Instant lastEvening = Instant.parse("2025-10-31T15:59:59Z");
        assertThat(table.duty(incident(Stage.ENCRYPTION), "Acme", OperatorKind.CENTRAL_ORGAN, lastEvening))
                .isEmpty();
        assertThat(table.duty(
                        incident(Stage.ENCRYPTION), "Acme", OperatorKind.CENTRAL_ORGAN, lastEvening.plusSeconds(1)))
                .isPresent();
    }

    @Test
    void othersHaveFourHoursAndTheSummaryThirtyDays() {
        assertThat(table.within(OperatorKind.OTHER)).isEqualTo(Duration.ofHours(4));
        assertThat(table.addressee(OperatorKind.OTHER).zh()).isEqualTo("属地省级网信部门");
        assertThat(table.summaryDeadline(LEARNED)).isEqualTo(LEARNED.plus(Duration.ofDays(30)));
        assertThat(table.inForceFrom()).hasToString("2025-11-01");
    }

    @Test
    void theStoryOfAnIncidentRestsOnItsEvents() {
        Brief brief = Briefing.with(ContentLibrary.builtIn(), ZoneId.of("Asia/Shanghai"))
                .of(incident(Stage.ENCRYPTION));
        assertThat(brief.story())
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence.evidence()).containsExactly(new EventId("e1")));
        assertThat(brief.advice().steps().get(0).step().name()).isEqualTo("isolate");
    }

    private static Incident incident(Stage stage) {
        Member member = new Member(
                new DetectionId("d1"),
                new RuleRef("r1", "v1", "Files are renamed in mass"),
                new Assessment(
                        Severity.CRITICAL, Fidelity.HIGH, Optional.of(stage), Outcome.SUCCEEDED, List.of("T1486")),
                LEARNED,
                LEARNED,
                1,
                List.of(),
                List.of(),
                List.of(new EventId("e1")),
                Link.SEED);
        return new Incident(
                new IncidentId("i1"),
                new TenantId("acme"),
                1,
                IncidentStatus.OPEN,
                Optional.of(LEARNED),
                0.9,
                Set.of(new AssetId("h1")),
                List.of(member),
                List.of(),
                List.of());
    }
}
