package io.breakwater.core.respond.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import io.breakwater.core.respond.Briefing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LetterWriterTest {
    private static final Instant MORNING = Instant.parse("2025-05-02T02:00:00Z");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final TenantId ACME = new TenantId("acme");
    private static final IncidentId INCIDENT = new IncidentId("i-1");
    private static final String HOSTILE =
            "a\r\nBcc: x@evil.example\r\n\r\n<script>alert(1)</script> http://evil.example/ www.evil.example \u202Egnp {0} {1} $1";

    private final LetterWriter writer = new LetterWriter(
            NoticeTexts.of(ContentLibrary.builtIn()),
            Briefing.with(ContentLibrary.builtIn(), CHINA),
            id -> id.equals(INCIDENT) ? Optional.of(incident()) : Optional.empty(),
            CHINA,
            "https://soc.example");

    private static Contact contact(Language language) {
        return new ContactDraft(ACME, "王敏", Channel.MAIL, "wang@acme.example", language, WarningColour.BLUE)
                .addedAt(MORNING);
    }

    private static Warning warning(String asset, WarningState state, WarningColour colour, int minute) {
        return new Warning(
                new WarningId("w-" + asset),
                ACME,
                new AssetId(asset),
                new CampaignId("secret-campaign"),
                MORNING.plusSeconds(60L * minute),
                state,
                colour,
                0.31,
                Duration.ofDays(7),
                List.of(new Phrase("暴露 U8。", "It exposes U8.")),
                List.of(
                        new Phrase("升级 U8 到 16.1。", "Upgrade U8 to 16.1."),
                        new Phrase("检查 Web 目录。", "Check the web folders.")),
                Optional.empty());
    }

    private static Incident incident() {
        Member member = new Member(
                new DetectionId("d-1"),
                new RuleRef("r", "1", HOSTILE),
                new Assessment(
                        Severity.CRITICAL, Fidelity.HIGH, Optional.of(Stage.ENCRYPTION), Outcome.SUCCEEDED, List.of()),
                MORNING,
                MORNING,
                1,
                List.of(),
                List.of(),
                List.of(),
                Link.SEED);
        return new Incident(
                INCIDENT,
                ACME,
                1,
                IncidentStatus.OPEN,
                Optional.of(MORNING),
                0.9,
                Set.of(new AssetId("erp-01")),
                List.of(member),
                List.of(),
                List.of());
    }

    private static Matter opened() {
        IncidentChange change = IncidentChange.of(
                IncidentChange.Kind.OPENED, MORNING, new Phrase(HOSTILE, HOSTILE), incident(), Optional.empty());
        return Matter.of(change, HOSTILE).orElseThrow();
    }

    private static Matter of(Warning warning) {
        return Matter.of(warning).orElseThrow();
    }

    @Test
    void aWarningSaysColourSystemPatchCheckReasonsAndTheTimeItIsFor() {
        Letter english = writer.write(
                contact(Language.EN),
                "Acme",
                List.of(of(warning("erp-01", WarningState.ISSUED, WarningColour.RED, 0))));
        assertThat(english.subject()).isEqualTo("[TLP:AMBER] Red warning issued: erp-01");
        for (String medium : List.of(english.text(), english.html())) {
            assertThat(medium)
                    .contains("Red", "erp-01", "31 %", "2025-05-02 10:00 (UTC+08:00) to 2025-05-09 10:00 (UTC+08:00)")
                    .contains("It exposes U8.", "Upgrade U8 to 16.1.", "Check the web folders.", "TLP:AMBER")
                    .contains("https://soc.example/warnings")
                    .doesNotContain("secret-campaign");
        }
        Letter chinese = writer.write(
                contact(Language.ZH),
                "海湾",
                List.of(of(warning("erp-01", WarningState.RAISED, WarningColour.ORANGE, 0))));
        assertThat(chinese.subject()).isEqualTo("[TLP:AMBER] 预警升级为橙色：erp-01");
        assertThat(chinese.text()).contains("海湾安全联系人 王敏", "升级 U8 到 16.1。", "暴露 U8。");
    }

    @Test
    void anIncidentSaysWhatToDoFirstByWhomAndByWhen() {
        Letter letter = writer.write(contact(Language.EN), "Acme", List.of(opened()));
        Entry entry = letter.entries().getFirst();
        assertThat(entry.todo()).isNotEmpty().allSatisfy(todo -> {
            assertThat(todo.who()).isNotEmpty();
            assertThat(todo.due()).get().isNotEqualTo(MORNING);
        });
        assertThat(letter.text())
                .contains(
                        entry.todo().getFirst().text(), entry.todo().getFirst().who() + ", by 2025-05-02 1")
                .contains("https://soc.example/incidents/i-1");
    }

    @Test
    void textFromLogsNeitherBreaksALineNorBecomesMarkupALinkOrAPlaceholder() {
        Letter letter = writer.write(contact(Language.EN), "Acme", List.of(opened()));
        assertThat(letter.subject()).doesNotContain("\r", "\n", "\u202E").hasSizeLessThan(200);
        assertThat(letter.text())
                .doesNotContain("\nBcc:", "\r", "http://evil", "www.evil", "\u202E")
                .contains("Bcc: x@evil.example", "http[:]//evil.example", "<U+202E>", "{0} {1} $1");
        assertThat(letter.html())
                .doesNotContain("<script", "\u202E", "http://evil")
                .contains("&lt;script&gt;");
    }

    @Test
    void aFloodIsOneListInWhichNothingIsLeftOut() {
        List<Matter> flood = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            flood.add(of(warning("host-" + i, WarningState.ISSUED, WarningColour.values()[i % 4], i)));
        }
        flood.add(opened());
        Letter letter = writer.write(contact(Language.EN), "Acme", flood);
        assertThat(letter.entries()).hasSize(61);
        assertThat(letter.subject()).contains("(and 60 more)");
        assertThat(letter.text()).contains("61 steps", "none was left out", "20 most urgent");
        for (int i = 0; i < 60; i++) {
            assertThat(letter.text()).containsPattern("(?m)warning issued: host-" + i + "( ·|$)");
        }
        assertThat(letter.entries().getFirst().level()).isIn("RED", "CRITICAL");
        assertThat(letter.entries())
                .filteredOn(entry -> !entry.facts().isEmpty())
                .hasSize(20);
    }

    @Test
    void ofOneSubjectsStepsTheNewestIsToldAtLength() {
        Letter letter = writer.write(
                contact(Language.EN),
                "Acme",
                List.of(
                        of(warning("erp-01", WarningState.ISSUED, WarningColour.YELLOW, 0)),
                        of(warning("erp-01", WarningState.RAISED, WarningColour.RED, 3))));
        assertThat(letter.entries()).extracting(Entry::step).containsExactly("RAISED", "ISSUED");
        assertThat(letter.entries().get(0).todo()).isNotEmpty();
        assertThat(letter.entries().get(1).todo()).isEmpty();
    }

    @Test
    void whatGoesOnComesBeforeWhatIsOver() {
        Letter letter = writer.write(
                contact(Language.EN),
                "Acme",
                List.of(
                        of(warning("over", WarningState.ISSUED, WarningColour.RED, 0)),
                        of(warning("over", WarningState.LIFTED, WarningColour.RED, 5)),
                        of(warning("on", WarningState.ISSUED, WarningColour.BLUE, 1))));
        assertThat(letter.subject()).contains("Blue warning issued: on");
        assertThat(letter.entries()).extracting(Entry::step).containsExactly("ISSUED", "LIFTED", "ISSUED");
    }

    @Test
    void aLetterIsTheSameWheneverItIsWritten() {
        List<Matter> one = List.of(opened(), of(warning("a", WarningState.ISSUED, WarningColour.RED, 1)));
        assertThat(writer.write(contact(Language.ZH), "海湾", one.reversed()))
                .isEqualTo(writer.write(contact(Language.ZH), "海湾", one));
    }
}
