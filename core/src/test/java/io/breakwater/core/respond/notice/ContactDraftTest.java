package io.breakwater.core.respond.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContactDraftTest {
    private static ContactDraft draft(String name, Channel channel, String address) {
        return new ContactDraft(new TenantId("acme"), name, channel, address, Language.ZH, WarningColour.BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wang@acme.example", "a.b+c@sub.acme.example", "wang@例子.公司", " padded@acme.example "})
    void mailboxesAreTaken(String address) {
        assertThat(draft("王敏", Channel.MAIL, address).objections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wang",
                "wang@",
                "@acme.example",
                "a@b@c",
                "王敏@acme.example",
                "a b@acme.example",
                "a@acme.example\r\nBcc: x@evil.example",
                "a@acme.example,b@acme.example",
                "<a@acme.example>",
                "\"a b\"@acme.example",
                "a@[127.0.0.1]",
                "a@-acme.example"
            })
    void whatIsNoMailboxIsNot(String address) {
        assertThat(draft("王敏", Channel.MAIL, address).objections()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://desk.example/hook?x=1", "http://127.0.0.1:8080/hook", "http://localhost/x"})
    void hooksAreTaken(String address) {
        assertThat(draft("desk", Channel.WEBHOOK, address).objections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://desk.example/hook",
                "ftp://desk.example",
                "https://user:word@desk.example/",
                "https://desk.example/#x",
                "https:///x",
                "javascript:alert(1)",
                "https://desk.example/a b"
            })
    void whatIsNoSafeHookIsNot(String address) {
        assertThat(draft("desk", Channel.WEBHOOK, address).objections()).hasSize(1);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndStopsTheContact() {
        ContactDraft wrong = draft("Eve\r\nBcc: x", Channel.MAIL, "nobody");
        assertThat(wrong.objections()).hasSize(2);
        assertThatThrownBy(() -> wrong.addedAt(Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstStepIsToldAfterABreathAndTheNextAfterFiveMinutes() {
        Instant first = Instant.parse("2025-05-02T02:00:00Z");
        assertThat(Gathering.due(first, Optional.empty())).isEqualTo(first.plusSeconds(10));
        assertThat(Gathering.due(first, Optional.of(first.minus(Duration.ofHours(1)))))
                .isEqualTo(first.plusSeconds(10));
        assertThat(Gathering.due(first, Optional.of(first.minusSeconds(30)))).isEqualTo(first.plusSeconds(270));
    }
}
