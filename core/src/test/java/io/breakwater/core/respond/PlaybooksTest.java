package io.breakwater.core.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PlaybooksTest {
    private static final ContentLibrary CONTENT = ContentLibrary.builtIn();
    private final Playbooks playbooks = Playbooks.load(CONTENT);

    @Test
    void everyStageAndEveryItemOfAdviceHasAPlaybook() {
        for (Stage stage : Stage.values()) {
            assertThat(playbooks.forStage(stage)).as("playbook of " + stage).isPresent();
        }
        assertThat(playbooks.generalAdvice()).hasSize(13);
        assertThat(playbooks.all()).hasSize(18);
    }

    @Test
    void everyStepSpeaksBothLanguagesAndSaysHowToVerify() {
        assertThat(playbooks.all()).allSatisfy(playbook -> {
            assertThat(playbook.references()).anyMatch(reference -> reference.contains("800-61r3"));
            assertThat(playbook.references()).anyMatch(reference -> reference.contains("D3FEND"));
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
                .hasMessageContaining("'spec_version' must be 'cacao-2.0'")
                .hasMessageContaining("step isolate: 'who' must be one of");
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
