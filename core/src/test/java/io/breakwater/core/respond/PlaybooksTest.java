package io.breakwater.core.respond;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Stage;
import io.breakwater.core.respond.action.ActionKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaybooksTest {
    private static final ContentLibrary CONTENT = ContentLibrary.builtIn();
    private static final List<Path> FILES = CONTENT.files("playbooks", name -> name.endsWith(".json"));
    private final Playbooks playbooks = Playbooks.load(CONTENT);

    @Test
    void everyStageAndEveryItemOfAdviceHasAPlaybook() {
        for (Stage stage : Stage.values()) {
            assertThat(playbooks.forStage(stage)).as("playbook of " + stage).isPresent();
        }
        assertThat(playbooks.generalAdvice())
                .extracting(Playbook::purpose)
                .containsExactly(
                        "advice:before-1",
                        "advice:before-2",
                        "advice:before-3",
                        "advice:before-4",
                        "advice:before-5",
                        "advice:before-6",
                        "advice:before-7",
                        "advice:before-8",
                        "advice:together-1",
                        "advice:together-2",
                        "advice:together-3",
                        "advice:together-4",
                        "advice:together-5");
        assertThat(playbooks.all()).hasSize(13 + Stage.values().length);
    }

    /** Of two files with one purpose only one would be used. */
    @Test
    void everyFileIsAPlaybookOfItsOwn() {
        assertThat(FILES).hasSameSizeAs(playbooks.all());
        assertThat(FILES)
                .extracting(file -> PlaybookReader.read(file.toString(), ContentLibrary.text(file))
                        .id())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatChangesSomethingNeedsAYesKnowsItsBlastRadiusAndCanBeUndone() {
        assertThat(playbooks.all())
                .flatExtracting(Playbook::steps)
                .allSatisfy(step -> {
                    assertThat(step.blastRadius().isPresent()).as(step.name()).isEqualTo(step.approval());
                    assertThat(step.undo().en().equals("Nothing to undo."))
                            .as(step.name())
                            .isNotEqualTo(step.approval());
                    step.blastRadius()
                            .ifPresent(radius -> assertThat(radius.zh()).matches(".*\\p{IsHan}.*"));
                })
                .anySatisfy(step -> assertThat(step.action()).contains(ActionKind.BLOCK_ADDRESS))
                .anySatisfy(step -> assertThat(step.action()).contains(ActionKind.ISOLATE_HOST))
                .anySatisfy(step -> assertThat(step.action()).contains(ActionKind.DISABLE_ACCOUNT));
    }

    @Test
    void whenEncryptionRunsIsolationComesFirstThenBackupsThenEvidence() {
        assertThat(playbooks.forStage(Stage.ENCRYPTION).orElseThrow().steps())
                .extracting(PlaybookStep::name)
                .startsWith("isolate", "stop-backup", "keep-evidence");
    }

    /** Names as the MITRE D3FEND matrix gives them to the ids used here. */
    private static final Map<String, String> D3FEND = Map.ofEntries(
            entry("D3-AI", "Asset Inventory"),
            entry("D3-AL", "Account Locking"),
            entry("D3-AVE", "Asset Vulnerability Enumeration"),
            entry("D3-FA", "File Analysis"),
            entry("D3-ITF", "Inbound Traffic Filtering"),
            entry("D3-NI", "Network Isolation"),
            entry("D3-NTA", "Network Traffic Analysis"),
            entry("D3-NTF", "Network Traffic Filtering"),
            entry("D3-OTF", "Outbound Traffic Filtering"),
            entry("D3-PH", "Platform Hardening"),
            entry("D3-RD", "Restore Database"),
            entry("D3-SU", "Software Update"));

    @Test
    void everyPlaybookNamesATechniqueOfD3fendAndACategoryOfNist() {
        assertThat(playbooks.all()).extracting(Playbook::references).allSatisfy(references -> {
            assertThat(references)
                    .anyMatch(reference -> D3FEND.entrySet().stream()
                            .anyMatch(known ->
                                    reference.equals("MITRE D3FEND " + known.getKey() + " " + known.getValue())));
            assertThat(references)
                    .noneMatch(reference -> reference.startsWith("MITRE D3FEND ")
                            && D3FEND.keySet().stream()
                                    .noneMatch(id -> reference.startsWith("MITRE D3FEND " + id + " ")));
            // The categories of the Cybersecurity Framework 2.0, by which the third revision is ordered.
            assertThat(references)
                    .anyMatch(reference -> reference.matches("NIST SP 800-61r3 ((Govern|Identify|Protect|"
                            + "Detect|Respond|Recover): [a-z ]+ \\((GV|ID|PR|DE|RS|RC)\\.[A-Z]{2}\\)(; )?)+"));
        });
    }

    @Test
    void everyStepSpeaksBothLanguagesAndSaysHowToVerify() {
        assertThat(playbooks.all()).allSatisfy(playbook -> {
            assertThat(playbook.steps()).allSatisfy(step -> {
                assertThat(step.text().zh()).matches(".*\\p{IsHan}.*");
                assertThat(step.text().en()).isNotBlank();
                assertThat(step.verify().en()).isNotBlank();
                assertThat(step.undo().zh()).isNotBlank();
            });
        });
    }

    @Test
    void namesAllThatIsWrongWithAPlaybookAtOnce() {
        Path file = CONTENT.files("playbooks", "stage-encryption.json"::equals).get(0);
        String broken = ContentLibrary.text(file)
                .replace("\"cacao-2.0\"", "\"cacao-1.0\"")
                .replace("\"who\": \"analyst\"", "\"who\": \"nobody\"");
        assertThatThrownBy(() -> PlaybookReader.read("x.json", broken))
                .isInstanceOf(InvalidPlaybook.class)
                .hasMessageContaining("x.json")
                .hasMessageContaining("/spec_version must be 'cacao-2.0', not \"cacao-1.0\"")
                .hasMessageContaining("/who must be one of [admin, analyst, contact, manager], not \"nobody\"");
    }

    @Test
    void refusesAWorkflowWithAHole() {
        Path file = CONTENT.files("playbooks", "stage-encryption.json"::equals).get(0);
        String text = ContentLibrary.text(file);
        String broken = text.replaceFirst(
                "\"on_completion\": \"action--[0-9a-f-]+\"",
                "\"on_completion\": \"end--00000000-0000-4000-8000-000000000000\"");
        assertThatThrownBy(() -> PlaybookReader.read("x.json", broken)).hasMessageContaining("does not exist");
    }
}
