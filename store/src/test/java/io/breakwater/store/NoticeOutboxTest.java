package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningState;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class NoticeOutboxTest {
    private final Store store;
    private final EmbeddedPostgres postgres;
    private final NoticeItems items;
    private final Notices notices;
    /** Each test has a tenant of its own. */
    private final String tenant = "t-" + UUID.randomUUID();

    NoticeOutboxTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
        this.items = new NoticeItems(store);
        this.notices = new Notices(store);
    }

    private Contact contact(String name, WarningColour least) {
        return contact(tenant, name, least);
    }

    private Contact contact(String of, String name, WarningColour least) {
        Contact contact = new ContactDraft(
                        new TenantId(of), name, Channel.MAIL, name + "@acme.example", Language.EN, least)
                .addedAt(Samples.MORNING);
        assertThat(new Contacts(store).add(Scope.PROVIDER, contact)).isTrue();
        return contact;
    }

    private void write(Outcome... outcomes) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(Arrays.asList(outcomes));
        }
    }

    private Outcome warning(WarningState state, int minute) {
        return new Outcome.OfWarning(Samples.warning(tenant, state, Samples.MORNING.plus(Duration.ofMinutes(minute))));
    }

    private Incident incident(long number, IncidentStatus status) {
        Incident open = Samples.incident("i-" + tenant, tenant, number, rules(number));
        return new Incident(
                open.id(),
                open.tenant(),
                number,
                status,
                open.opened(),
                open.score(),
                open.assets(),
                open.members(),
                List.of(),
                List.of());
    }

    /** One more with each change, so that no change is the same as another. */
    private static String[] rules(long number) {
        return Stream.generate(() -> "Web shell written").limit(number).toArray(String[]::new);
    }

    private Outcome incident(IncidentChange.Kind kind, long number, IncidentStatus status) {
        return new Outcome.OfIncident(Samples.change(kind, incident(number, status)));
    }

    private List<String> told(Contact contact) {
        return items.of(contact.id()).stream()
                .map(item -> switch (item.matter()) {
                    case Matter.OfWarning(var warning) -> warning.state().name();
                    case Matter.OfIncident step -> step.kind().name();
                    case Matter.Trial trial -> "TRIAL";
                })
                .toList();
    }

    @Test
    void eachStepIsLaidDownOnceForEachContactHoweverOftenItIsWritten() {
        Contact ann = contact("ann", WarningColour.BLUE);
        Contact bob = contact("bob", WarningColour.BLUE);
        Contact stranger = contact(tenant + "-other", "eve", WarningColour.BLUE);
        for (int replay = 0; replay < 3; replay++) {
            write(warning(WarningState.ISSUED, 0), warning(WarningState.RAISED, 5), warning(WarningState.RAISED, 5));
            write(incident(IncidentChange.Kind.OPENED, 1, IncidentStatus.OPEN));
            write(warning(WarningState.LIFTED, 9), warning(WarningState.FALSE, 10));
        }
        for (Contact contact : List.of(ann, bob)) {
            assertThat(told(contact)).containsExactly("ISSUED", "RAISED", "OPENED", "LIFTED");
        }
        assertThat(told(stranger)).isEmpty();
    }

    @Test
    void aReplayTellsAContactThatWasAddedMeanwhileNothing() {
        write(warning(WarningState.ISSUED, 0));
        Contact late = contact("late", WarningColour.BLUE);
        write(warning(WarningState.ISSUED, 0));
        assertThat(told(late)).isEmpty();
        write(warning(WarningState.RAISED, 1));
        assertThat(told(late)).containsExactly("RAISED");
    }

    @Test
    void whoWantsToBeToldOfTheUrgentOnlyHearsOfTheEndOfWhatTheyWereToldAndOfNothingElse() {
        // The warnings of the samples are red, their incidents high.
        Contact red = contact("red", WarningColour.RED);
        write(incident(IncidentChange.Kind.OPENED, 1, IncidentStatus.OPEN));
        write(incident(IncidentChange.Kind.CLOSED, 2, IncidentStatus.CLOSED));
        assertThat(told(red)).isEmpty();
        write(warning(WarningState.LOWERED, 1));
        assertThat(told(red)).as("never told of it").isEmpty();
        write(warning(WarningState.RAISED, 2), warning(WarningState.LOWERED, 3));
        assertThat(told(red)).containsExactly("RAISED", "LOWERED");
    }

    @Test
    void growthIsToldToWhomItHasBecomeUrgentAndCandidatesToNobody() {
        Contact ann = contact("ann", WarningColour.ORANGE);
        write(incident(IncidentChange.Kind.EXTENDED, 1, IncidentStatus.CANDIDATE));
        assertThat(told(ann)).isEmpty();
        write(incident(IncidentChange.Kind.EXTENDED, 2, IncidentStatus.OPEN));
        write(incident(IncidentChange.Kind.EXTENDED, 3, IncidentStatus.OPEN));
        assertThat(told(ann)).containsExactly("EXTENDED");
        Incident worse = incident(4, IncidentStatus.OPEN);
        Member first = worse.members().getFirst();
        Member critical = new Member(
                new DetectionId("critical"),
                first.rule(),
                new Assessment(
                        Severity.CRITICAL,
                        first.assessment().fidelity(),
                        first.assessment().stage(),
                        first.assessment().outcome(),
                        List.of()),
                first.first(),
                first.last(),
                1,
                List.of(),
                List.of(),
                List.of(),
                first.link());
        Incident grown = new Incident(
                worse.id(),
                worse.tenant(),
                5,
                IncidentStatus.OPEN,
                worse.opened(),
                worse.score(),
                worse.assets(),
                List.of(first, critical),
                List.of(),
                List.of());
        write(new Outcome.OfIncident(Samples.change(IncidentChange.Kind.EXTENDED, grown)));
        assertThat(told(ann)).as("it became critical").containsExactly("EXTENDED", "EXTENDED");
    }

    @Test
    void aStepThatIsRolledBackLeavesNothingToTell() {
        Contact ann = contact("ann", WarningColour.BLUE);
        assertThatThrownBy(() -> store.change(Scope.PROVIDER, handle -> {
                    List<Warning> fresh = WarningRows.write(
                            List.of(Samples.warning(tenant, WarningState.ISSUED, Samples.MORNING)), handle);
                    NoticeOutbox.layDown(List.of(), fresh, handle);
                    throw new IllegalStateException("the database goes away");
                }))
                .hasMessage("the database goes away");
        assertThat(told(ann)).isEmpty();
        write(warning(WarningState.ISSUED, 0));
        assertThat(told(ann)).containsExactly("ISSUED");
    }

    @Test
    void aNoticeTakesItsItemsWithItAndAnotherOfTheSameCantBeMade() {
        Contact ann = contact("ann", WarningColour.BLUE);
        write(warning(WarningState.ISSUED, 0));
        List<String> waiting =
                items.of(ann.id()).stream().map(NoticeItems.Item::id).toList();
        NoticeId id = Notice.id(ann.id(), waiting);
        Instant now = Samples.MORNING;
        items.write(ann, waiting, new Letter("s", "t", "h", List.of()), id, "hash-" + tenant, now);
        items.write(ann, waiting, new Letter("s", "t", "h", List.of()), id, "hash-" + tenant, now);
        assertThat(told(ann)).isEmpty();
        assertThat(notices.find(Scope.PROVIDER, id)).get().satisfies(named -> {
            assertThat(named.notice().steps()).extracting(NoticeStep::state).containsExactly(NoticeState.MADE);
            assertThat(named.contact()).isEqualTo(ann);
        });
        assertThat(notices.about(Scope.of(new TenantId(tenant)), List.of("w-" + tenant)))
                .containsOnlyKeys("w-" + tenant);
        assertThat(notices.about(Scope.of(new TenantId("somebody-else")), List.of("w-" + tenant)))
                .isEmpty();
    }

    @Test
    void aStepThatDoesNotFollowIsNotTaken() {
        Contact ann = contact("ann", WarningColour.BLUE);
        write(warning(WarningState.ISSUED, 0));
        List<String> waiting =
                items.of(ann.id()).stream().map(NoticeItems.Item::id).toList();
        NoticeId id = Notice.id(ann.id(), waiting);
        items.write(ann, waiting, new Letter("s", "t", "h", List.of()), id, "step-" + tenant, Samples.MORNING);
        assertThat(step(id, NoticeState.DELIVERED)).isFalse();
        assertThat(step(id, NoticeState.SENT)).isTrue();
        assertThat(step(id, NoticeState.ACKNOWLEDGED))
                .as("the reader is quicker than our note of the delivery")
                .isTrue();
        assertThat(step(id, NoticeState.DELIVERED)).isFalse();
        assertThat(notices.find(Scope.PROVIDER, id).orElseThrow().notice().steps())
                .extracting(NoticeStep::state)
                .containsExactly(NoticeState.MADE, NoticeState.SENT, NoticeState.ACKNOWLEDGED);
    }

    private boolean step(NoticeId id, NoticeState state) {
        return notices.step(Scope.PROVIDER, id, new NoticeStep(Samples.MORNING, state, ""), Optional.empty());
    }

    @Test
    void theSameAddressTwiceIsNoSecondContactUntilTheFirstIsRemoved() {
        Contact ann = contact("ann", WarningColour.BLUE);
        Contacts contacts = new Contacts(store);
        Contact again = new ContactDraft(
                        ann.tenant(), "Ann B.", Channel.MAIL, ann.address(), Language.ZH, WarningColour.RED)
                .addedAt(Samples.MORNING.plusSeconds(1));
        assertThat(contacts.add(Scope.PROVIDER, again)).isFalse();
        assertThat(contacts.remove(Scope.of(new TenantId("somebody-else")), ann.id(), Samples.MORNING))
                .isFalse();
        assertThat(contacts.remove(Scope.PROVIDER, ann.id(), Samples.MORNING)).isTrue();
        assertThat(contacts.add(Scope.PROVIDER, again)).isTrue();
        assertThat(contacts.list(Scope.of(ann.tenant()), Optional.empty()))
                .singleElement()
                .satisfies(named -> assertThat(named.contact()).isEqualTo(again));
    }
}
