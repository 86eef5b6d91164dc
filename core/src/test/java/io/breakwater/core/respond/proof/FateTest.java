package io.breakwater.core.respond.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.respond.action.ActionKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FateTest {
    @ParameterizedTest
    @CsvSource({
        "Blocked, , STOPPED",
        "'', deny, STOPPED",
        "'', ' DROP ', STOPPED",
        "'', 阻断, STOPPED",
        "Allowed, , LET_THROUGH",
        "'', accept, LET_THROUGH",
        "'', 放行, LET_THROUGH",
        "Detected, allowed, NOT_SAID",
        "Blocked, allowed, STOPPED",
        "Detected, , NOT_SAID",
        "'', detect, NOT_SAID",
        "'', '', NOT_SAID"
    })
    void theProductsOwnWordComesFirst(String disposition, String action, Fate expected) {
        Event event = Events.traffic(
                "e1",
                Events.NOON,
                Map.of(Attribute.DISPOSITION, disposition, Attribute.ACTION, action == null ? "" : action));
        for (ActionKind kind : ActionKind.values()) {
            assertThat(Fate.of(kind, event)).isEqualTo(expected);
        }
    }

    @Test
    void aServerThatAnswersOrWritesALogonWasReached() {
        assertThat(http(ActionKind.BLOCK_ADDRESS, "200")).isEqualTo(Fate.LET_THROUGH);
        assertThat(http(ActionKind.BLOCK_ADDRESS, "404")).isEqualTo(Fate.LET_THROUGH);
        assertThat(http(ActionKind.BLOCK_ADDRESS, "403"))
                .as("a gateway says no like that, and an application too")
                .isEqualTo(Fate.NOT_SAID);
        Event failed = logon(Map.of(Attribute.STATUS, "Failure"), Fields.empty());
        assertThat(Fate.of(ActionKind.BLOCK_ADDRESS, failed))
                .as("a wrong password had to come through to be wrong")
                .isEqualTo(Fate.LET_THROUGH);
        Event ended = logon(Map.of(Attribute.ACTIVITY, "Logoff"), Fields.empty());
        assertThat(Fate.of(ActionKind.BLOCK_ADDRESS, ended))
                .as("a block may be what ended the session")
                .isEqualTo(Fate.NOT_SAID);
    }

    @Test
    void ofAnAccountItIsWhetherItWasLetIn() {
        assertThat(account(Map.of(Attribute.STATUS, "Success"), Fields.empty())).isEqualTo(Fate.LET_THROUGH);
        assertThat(account(Map.of(Attribute.STATUS, "Failure"), Fields.empty())).isEqualTo(Fate.STOPPED);
        assertThat(account(Map.of(), Fields.builder().add("EventID", "4624").build()))
                .isEqualTo(Fate.LET_THROUGH);
        assertThat(account(Map.of(), Fields.builder().add("EventID", "4625").build()))
                .isEqualTo(Fate.STOPPED);
        assertThat(account(Map.of(), Fields.builder().add("EventID", "4634").build()))
                .isEqualTo(Fate.NOT_SAID);
    }

    private static Fate http(ActionKind kind, String status) {
        return Fate.of(
                kind,
                Events.event(
                        Events.ACME,
                        "e1",
                        Events.NOON,
                        OcsfClass.HTTP_ACTIVITY,
                        Map.of(Attribute.HTTP_STATUS, status),
                        Fields.empty()));
    }

    private static Fate account(Map<Attribute, String> said, Fields fields) {
        return Fate.of(ActionKind.DISABLE_ACCOUNT, logon(said, fields));
    }

    private static Event logon(Map<Attribute, String> said, Fields fields) {
        return Events.event(Events.ACME, "e1", Events.NOON, OcsfClass.AUTHENTICATION, said, fields);
    }
}
