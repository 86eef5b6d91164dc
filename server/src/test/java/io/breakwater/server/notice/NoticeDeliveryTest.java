package io.breakwater.server.notice;

import static io.breakwater.core.respond.notice.NoticeState.DELIVERED;
import static io.breakwater.core.respond.notice.NoticeState.FAILED;
import static io.breakwater.core.respond.notice.NoticeState.MADE;
import static io.breakwater.core.respond.notice.NoticeState.POSTPONED;
import static io.breakwater.core.respond.notice.NoticeState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Language;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.server.RunningServer;
import io.breakwater.server.respond.Receiver;
import io.breakwater.server.respond.Receiver.Reply;
import io.breakwater.server.respond.TestClock;
import io.breakwater.server.respond.wire.Signature;
import io.breakwater.store.Contacts;
import io.breakwater.store.NoticeItems;
import io.breakwater.store.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a step in the database to a webhook on loopback and back, over a real database. */
@ExtendWith(RunningServer.class)
final class NoticeDeliveryTest {
    private final RunningServer.Parts server;
    private final AtomicReference<Reply> reply = new AtomicReference<>(Reply.of(204));
    private final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final Receiver receiver = Receiver.start(request -> reply.get());
    private final NoticeDesk desk;
    private Contact contact;

    NoticeDeliveryTest(RunningServer.Parts server) {
        this.server = server;
        this.desk = new NoticeDesk(server, clock, Optional.empty(), "海湾数据中心");
        this.contact = desk.contact("desk", Channel.WEBHOOK, receiver.url(), Language.EN);
    }

    /** Stands for kill -9: nothing after it is done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void aWarningIsIssued() {
        desk.warn(0, 1);
    }

    @AfterEach
    void leave() {
        desk.leave();
        receiver.close();
    }

    private void breathe() {
        clock.forward(Duration.ofSeconds(11));
        desk.make();
    }

    @Test
    void aStepIsToldOnceAndSignedWithTheContactsOwnSecret() throws JsonProcessingException {
        desk.make();
        assertThat(desk.notices(contact)).as("it takes a breath first").isEmpty();
        breathe();
        desk.make();
        desk.send();
        desk.send();
        assertThat(desk.life(contact)).containsExactly(MADE, SENT, DELIVERED);
        assertThat(receiver.requests()).hasSize(1);
        Receiver.Request request = receiver.requests().getFirst();
        String id = desk.only(contact).notice().id().value();
        assertThat(request.headers()).containsEntry("idempotency-key", id);
        Signature signature = new Signature(desk.keys().secret(contact.id()));
        assertThat(request.headers().get("x-breakwater-signature"))
                .isEqualTo(signature.of(request.body().getBytes(StandardCharsets.UTF_8), clock.instant()));
        JsonNode body = Json.text().readTree(request.body());
        assertThat(body.path("notice").asText()).isEqualTo(id);
        assertThat(body.path("tlp").asText()).isEqualTo("TLP:AMBER");
        assertThat(body.path("receipt").asText()).startsWith(NoticeDesk.LINK + "/notice/");
        JsonNode step = body.path("steps").path(0);
        assertThat(step.path("kind").asText()).isEqualTo("warning");
        assertThat(step.path("level").asText()).isEqualTo("RED");
        assertThat(step.path("todo").path(0).path("text").asText()).isEqualTo("Upgrade U8.");
        assertThat(request.body()).doesNotContain("northwind");
    }

    @Test
    void aReceiverThatIsAwayIsTriedAgainWithGrowingPausesAndThenTakesIt() {
        reply.set(Reply.of(503));
        breathe();
        List<Integer> pauses = List.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600);
        desk.send();
        for (int attempt = 1; attempt <= pauses.size(); attempt++) {
            assertThat(receiver.requests()).hasSize(attempt);
            clock.forward(Duration.ofSeconds(pauses.get(attempt - 1)).minusMillis(1));
            desk.send();
            assertThat(receiver.requests()).as("not yet").hasSize(attempt);
            clock.forward(Duration.ofMillis(1));
            if (attempt == pauses.size()) {
                reply.set(Reply.of(200));
            }
            desk.send();
        }
        assertThat(desk.only(contact).notice().state()).isEqualTo(DELIVERED);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("idempotency-key"))
                .containsOnly(desk.only(contact).notice().id().value());
    }

    @Test
    void afterADayItIsGivenUpAndSaidToBeUndelivered() {
        reply.set(Reply.of(500));
        breathe();
        for (int hour = 0; hour <= 25; hour++) {
            desk.send();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(desk.only(contact).notice().state()).isEqualTo(FAILED);
        assertThat(desk.only(contact).notice().note()).contains("given up after 24 hours", "HTTP 500");
        int asked = receiver.requests().size();
        desk.send();
        assertThat(receiver.requests()).hasSize(asked);
    }

    @Test
    void aFlatNoIsNotTriedAgain() {
        reply.set(new Reply(410, "text/plain", "gone"));
        breathe();
        desk.send();
        clock.forward(Duration.ofHours(2));
        desk.send();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(desk.only(contact).notice().note()).isEqualTo("HTTP 410: gone");
    }

    @Test
    void aServiceThatDiesBeforeItKeepsTheAnswerSendsAgainUnderTheSameKey() {
        breathe();
        Carrier dying = parcel -> {
            Answer answer = desk.hooks().carry(parcel);
            assertThat(answer).isInstanceOf(Answer.Done.class);
            throw new Killed();
        };
        DueNotices first = desk.through(Channel.WEBHOOK, dying);
        assertThatThrownBy(() -> first.serve(contact.id().value())).isInstanceOf(Killed.class);
        assertThat(desk.life(contact)).containsExactly(MADE, SENT);
        reply.set(Reply.of(409));
        desk.send();
        assertThat(desk.life(contact)).containsExactly(MADE, SENT, SENT, DELIVERED);
        assertThat(desk.only(contact).notice().steps().get(2).note()).contains("sent again under the same id");
        assertThat(receiver.requests())
                .hasSize(2)
                .extracting(Receiver.Request::body)
                .as("the same to the letter")
                .satisfies(bodies -> assertThat(bodies.get(0)).isEqualTo(bodies.get(1)));
    }

    @Test
    void ofTwoServicesOneSends() {
        breathe();
        Carrier nosy = parcel -> {
            // The other service comes while this one waits for its answer, and goes away empty-handed.
            desk.send();
            return desk.hooks().carry(parcel);
        };
        desk.through(Channel.WEBHOOK, nosy).serve(contact.id().value());
        assertThat(receiver.requests()).hasSize(1);
        assertThat(desk.life(contact)).containsExactly(MADE, SENT, DELIVERED);
    }

    @Test
    void aFloodBecomesOneNoticeAndTheNextWaitsFiveMinutesForAllOfIt() {
        desk.warn(1, 39);
        breathe();
        assertThat(desk.only(contact).notice().letter().entries()).hasSize(40);
        for (int wave = 0; wave < 4; wave++) {
            desk.warn(40 + wave * 10, 10);
            clock.forward(Duration.ofMinutes(1));
            desk.make();
        }
        assertThat(desk.notices(contact)).hasSize(1);
        clock.forward(Duration.ofMinutes(1));
        desk.make();
        assertThat(desk.notices(contact))
                .extracting(named -> named.notice().letter().entries().size())
                .containsExactly(40, 40);
        assertThat(new NoticeItems(server.store()).of(contact.id())).isEmpty();
    }

    @Test
    void whoWasRemovedMeanwhileIsToldNothingAndThatIsKept() {
        breathe();
        new Contacts(server.store()).remove(Scope.PROVIDER, contact.id(), clock.instant());
        desk.send();
        assertThat(receiver.requests()).isEmpty();
        assertThat(desk.life(contact)).containsExactly(MADE, FAILED);
        assertThat(desk.only(contact).notice().note()).contains("removed");
    }

    @Test
    void aStepThatCannotBePutInWordsHoldsUpNobodyElse() {
        Contact other = desk.contact("other", Channel.WEBHOOK, receiver.url() + "/other", Language.ZH);
        desk.warn(1, 1);
        server.store()
                .change(
                        Scope.PROVIDER,
                        handle -> handle.execute("""
                        update notice_item set body = '{"type": "Nonsense"}' where contact_id = ?""", contact.id().value()));
        breathe();
        desk.send();
        assertThat(desk.notices(contact)).isEmpty();
        assertThat(desk.life(other)).containsExactly(MADE, SENT, DELIVERED);
        server.store()
                .change(
                        Scope.PROVIDER,
                        handle -> handle.execute(
                                """
                        update notice_item set notice_id = ? where contact_id = ?""",
                                desk.only(other).notice().id().value(),
                                contact.id().value()));
    }

    @Test
    void whatWaitsToBeTriedAgainIsSentAtOnceWhenSomebodyAsks() {
        reply.set(Reply.of(503));
        breathe();
        desk.send();
        reply.set(Reply.of(200));
        desk.send();
        assertThat(desk.life(contact)).as("not due yet").containsExactly(MADE, SENT, POSTPONED);
        desk.again(desk.only(contact));
        desk.send();
        assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED, MADE, SENT, DELIVERED);
    }

    @Test
    void withoutAMailServerANoticeWaitsAndSaysWhy() {
        Contact ann = desk.contact("Ann", Channel.MAIL, "ann@acme.example", Language.EN);
        desk.warn(1, 1);
        breathe();
        desk.send();
        assertThat(desk.life(ann)).containsExactly(MADE, SENT, POSTPONED);
        assertThat(desk.only(ann).notice().note()).contains("add the section 'mail'");
    }

    @Test
    void theWordInTheLinkIsNotInTheDatabase() {
        breathe();
        desk.send();
        String word = desk.keys().word(desk.only(contact).notice().id());
        assertThat(receiver.requests().getFirst().body()).contains(word);
        long rows = server.store()
                .within(
                        Scope.PROVIDER,
                        handle -> handle.createQuery("""
                        select (select count(*) from notice n where n::text like :word)
                             + (select count(*) from notice_step s where s::text like :word)
                             + (select count(*) from notice_item i where i::text like :word)""")
                                .bind("word", "%" + word + "%")
                                .mapTo(Long.class)
                                .one());
        assertThat(rows).isZero();
    }
}
