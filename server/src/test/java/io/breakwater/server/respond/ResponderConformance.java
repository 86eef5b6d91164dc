package io.breakwater.server.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.core.respond.action.ResponderSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every responder must do. One inherits it, says how it is configured against a real receiver, and what that receiver
 * has in force; the rest stands here.
 */
public abstract class ResponderConformance {
    protected static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    protected Path home;

    protected Responder responder;

    /** As {@code kind} in the configuration. */
    protected abstract String kind();

    /** Values that fit the receiver of the test. */
    protected abstract Map<String, String> settings();

    /** The targets that the receiver has in force, each as often as it has been put into force. */
    protected abstract List<String> inForce();

    /** From now on the receiver can't be reached. */
    protected abstract void cutOff();

    @BeforeEach
    final void openFound() {
        responder = found().open(new ResponderSettings("test", settings(), home, InstantSource.fixed(NOW)));
    }

    private ResponderKind found() {
        return ServiceLoader.load(ResponderKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(kind()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind() + " is not found by ServiceLoader"));
    }

    protected static Command command(String id, ActionKind kind, String target) {
        return new Command(
                new ActionId(id),
                new TenantId("acme"),
                new IncidentId("i-1"),
                kind,
                target,
                NOW.plus(Duration.ofHours(4)));
    }

    private static String target(ActionKind kind) {
        return switch (kind) {
            case BLOCK_ADDRESS -> "198.51.100.17";
            case ISOLATE_HOST -> "erp-01.acme.example";
            case DISABLE_ACCOUNT -> "acme\\j.doe";
        };
    }

    private List<Command> oneOfEachKind() {
        return responder.kinds().stream()
                .sorted()
                .map(kind -> command("a-" + kind.slug(), kind, target(kind)))
                .toList();
    }

    @Test
    final void everyKeyItNeedsIsMissedByName() {
        for (String key : found().required()) {
            Map<String, String> without = new HashMap<>(settings());
            without.remove(key);
            ResponderSettings lacking = new ResponderSettings("test", without, home, InstantSource.fixed(NOW));
            assertThatThrownBy(() -> found().open(lacking))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + key + "'");
        }
        assertThat(found().required()).isNotEmpty().noneMatch(found().optional()::contains);
    }

    @Test
    final void aDryRunChangesNothing() {
        assertThat(oneOfEachKind())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(responder.dryRun(command))
                        .isInstanceOf(Answer.Done.class)
                        .extracting(Answer::note)
                        .asString()
                        .contains(command.target().replace("\\", "\\\\").substring(0, 4)));
        assertThat(inForce()).isEmpty();
    }

    @Test
    final void carryingOutTwiceIsTheSameAsOnce() {
        for (Command command : oneOfEachKind()) {
            assertThat(responder.carryOut(command)).isInstanceOf(Answer.Done.class);
            assertThat(responder.carryOut(command)).isInstanceOf(Answer.Done.class);
        }
        assertThat(inForce())
                .containsExactlyInAnyOrderElementsOf(
                        oneOfEachKind().stream().map(Command::target).toList());
    }

    @Test
    final void liftingTakesBackWhatWasDoneAndNothingElse() {
        for (Command command : oneOfEachKind()) {
            String other = command.kind() == ActionKind.BLOCK_ADDRESS ? "2001:db8:7::5" : "other-" + command.target();
            responder.carryOut(command("b-" + command.kind().slug(), command.kind(), other));
            Answer done = responder.carryOut(command);
            String receipt = done instanceof Answer.Done(String note, String given) ? given : "";
            assertThat(responder.lift(command, receipt)).isInstanceOf(Answer.Done.class);
            assertThat(responder.lift(command, receipt)).isInstanceOf(Answer.Done.class);
            assertThat(inForce()).contains(other).doesNotContain(command.target());
        }
    }

    @Test
    final void whatItCannotDoIsRefusedAndNotTriedAgain() {
        Set<ActionKind> can = responder.kinds();
        for (ActionKind kind : ActionKind.values()) {
            if (!can.contains(kind)) {
                assertThat(responder.carryOut(command("x", kind, target(kind)))).isInstanceOf(Answer.Refused.class);
            }
        }
        assertThat(inForce()).isEmpty();
    }

    @Test
    final void aReceiverThatCannotBeReachedIsAskedAgainLater() {
        cutOff();
        for (Command command : oneOfEachKind()) {
            Answer answer = responder.carryOut(command);
            assertThat(answer).isInstanceOf(Answer.Unreachable.class);
            assertThat(answer.note()).isNotBlank().doesNotContain("\n");
        }
    }
}
