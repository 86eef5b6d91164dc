package io.breakwater.server.notice;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.core.respond.notice.NoticeTexts;
import io.breakwater.server.RunningServer;
import io.breakwater.store.Contacts;
import io.breakwater.store.NoticeItems;
import io.breakwater.store.Notices;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.Scope;
import io.breakwater.store.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant of its own, its contacts, its warnings, and the runner's work done in the test's own thread. */
public final class NoticeDesk {
    static final String LINK = "https://soc.example";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final RunningServer.Parts server;
    private final InstantSource clock;
    private final NoticeSettings settings;
    private final TenantId tenant;
    private final Set<String> own = new HashSet<>();

    NoticeDesk(RunningServer.Parts server, InstantSource clock, Optional<MailSettings> mail, String tenantName) {
        this(server, clock, mail, new TenantId("notice-" + UUID.randomUUID()));
        new Tenants(server.store()).register(new TenantProfile(tenant, tenantName, "", ""));
    }

    public NoticeDesk(RunningServer.Parts server, InstantSource clock, Optional<MailSettings> mail, TenantId tenant) {
        this.server = server;
        this.clock = clock;
        this.tenant = tenant;
        this.settings = new NoticeSettings(
                mail, Optional.of(LINK), new NoticeKeys(new byte[32]), () -> NoticeTexts.of(ContentLibrary.builtIn()));
    }

    /** The same house with another mail server. */
    NoticeDesk with(Optional<MailSettings> mail) {
        return new NoticeDesk(server, clock, mail, tenant);
    }

    TenantId tenant() {
        return tenant;
    }

    public NoticeKeys keys() {
        return settings.keys();
    }

    public Contact contact(String name, Channel channel, String address, Language language) {
        Contact contact = new ContactDraft(tenant, name, channel, address, language, WarningColour.BLUE)
                .addedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!new Contacts(server.store()).add(Scope.PROVIDER, contact)) {
            throw new IllegalStateException(address + " is a contact already");
        }
        own.add(contact.id().value());
        return contact;
    }

    /** Red warnings for so many hosts, written in one batch as the job would. */
    public void warn(int from, int count) {
        List<Outcome> steps = IntStream.range(from, from + count)
                .<Outcome>mapToObj(i -> new Outcome.OfWarning(warning("host-" + i)))
                .toList();
        try (OutcomeWriter writer = OutcomeWriter.open(server.postgres().app())) {
            writer.write(steps);
        }
    }

    /** The warning of {@link #warn}. */
    public WarningId warningOf(int host) {
        return warning("host-" + host).id();
    }

    private Warning warning(String asset) {
        return new Warning(
                new WarningId(tenant + "." + asset),
                tenant,
                new AssetId(asset),
                new CampaignId("northwind"),
                Instant.parse("2025-05-02T02:00:00Z"),
                WarningState.ISSUED,
                WarningColour.RED,
                0.31,
                Duration.ofDays(7),
                List.of(new Phrase("该资产对外暴露 U8。", "It exposes U8.")),
                List.of(new Phrase("升级 U8。", "Upgrade U8.")),
                Optional.empty());
    }

    /** Where the link in a notice leads, on this server. */
    public String receipt(Notices.Named named) {
        return "/notice/" + settings.keys().word(named.notice().id());
    }

    private NoticeRunner.Parts parts() {
        return new NoticeRunner.Parts(
                server.store(), settings, Briefing.with(ContentLibrary.builtIn(), CHINA), CHINA, LINK, clock);
    }

    public void make() {
        parts().maker().make();
    }

    /** Sends what is due to the tenant's contacts; the lane of mails is all tenants'. */
    public void send() {
        DueNotices due = parts().due();
        due.lanes().stream()
                .filter(lane -> lane.equals("mail") || own.contains(lane))
                .forEach(due::serve);
    }

    /** Lays a test notice down and makes it, as the button does. */
    public Notices.Named trial(Contact contact) {
        new NoticeItems(server.store())
                .layDown(Scope.of(tenant), contact, new Matter.Trial(contact.id(), clock.instant(), "operator"));
        make();
        return notices(contact).getFirst();
    }

    /** As a service manager asks. */
    void again(Notices.Named named) {
        new Notices(server.store())
                .step(
                        Scope.of(tenant),
                        named.notice().id(),
                        new NoticeStep(clock.instant(), NoticeState.MADE, "sent again"),
                        Optional.of(clock.instant()));
    }

    public void step(Notices.Named named, NoticeState state, String note) {
        boolean taken = new Notices(server.store())
                .step(
                        Scope.of(tenant),
                        named.notice().id(),
                        new NoticeStep(clock.instant(), state, note),
                        Optional.empty());
        if (!taken) {
            throw new IllegalStateException(
                    state + " does not follow from " + named.notice().state());
        }
    }

    DueNotices through(Channel channel, Carrier carrier) {
        return new DueNotices(new Notices(server.store()), Map.of(channel, carrier), settings.keys(), LINK, clock);
    }

    Carrier hooks() {
        return new WebhookCarrier(settings.keys(), clock);
    }

    public List<Notices.Named> notices(Contact contact) {
        return new Notices(server.store())
                .list(Scope.of(tenant), Optional.empty(), Notices.Which.ALL, 100).stream()
                        .filter(named -> named.contact().id().equals(contact.id()))
                        .toList();
    }

    public Notices.Named only(Contact contact) {
        List<Notices.Named> all = notices(contact);
        if (all.size() != 1) {
            throw new AssertionError("one notice was expected, not " + all.size());
        }
        return all.getFirst();
    }

    List<NoticeState> life(Contact contact) {
        return only(contact).notice().steps().stream().map(NoticeStep::state).toList();
    }

    /** So that no test sends what another left. */
    public void leave() {
        server.store().change(Scope.PROVIDER, handle -> {
            handle.execute("update security_contact set removed_at = now() where tenant_id = ?", tenant.value());
            handle.execute("update notice set due_at = null where tenant_id = ?", tenant.value());
        });
    }
}
