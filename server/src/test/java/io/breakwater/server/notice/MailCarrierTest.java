package io.breakwater.server.notice;

import static io.breakwater.core.respond.notice.NoticeState.DELIVERED;
import static io.breakwater.core.respond.notice.NoticeState.FAILED;
import static io.breakwater.core.respond.notice.NoticeState.MADE;
import static io.breakwater.core.respond.notice.NoticeState.POSTPONED;
import static io.breakwater.core.respond.notice.NoticeState.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.breakwater.core.model.Language;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.server.RunningServer;
import io.breakwater.server.respond.TestClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Notices as mails, handed to real servers on loopback. */
@ExtendWith(RunningServer.class)
final class MailCarrierTest {
    private static final String FROM = "soc@provider.example";
    private static final Function<String, String> WELCOME = address -> "250 fine";

    @TempDir
    static Path folder;

    private static LoopbackTls tls;

    private final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final NoticeDesk desk;

    MailCarrierTest(RunningServer.Parts server) {
        this.desk = new NoticeDesk(server, clock, Optional.empty(), "海湾\r\nBcc: eve@evil.example");
    }

    @BeforeAll
    static void certificate() throws Exception {
        tls = LoopbackTls.in(folder);
    }

    @AfterEach
    void leave() {
        desk.leave();
    }

    private static MailSettings settings(int port, MailSettings.Tls how, Optional<Path> authorities) {
        Optional<MailSettings.Login> login = how == MailSettings.Tls.NONE
                ? Optional.empty()
                : Optional.of(new MailSettings.Login("breakwater", "a password"));
        return new MailSettings("127.0.0.1", port, how, login, FROM, authorities);
    }

    private Contact warned(Language language) {
        Contact contact = desk.contact("王敏", Channel.MAIL, "wang@acme.example", language);
        desk.warn(0, 1);
        clock.forward(Duration.ofSeconds(11));
        desk.make();
        return contact;
    }

    private void send(MailSettings settings) {
        desk.with(Optional.of(settings)).send();
    }

    @Test
    void aMailIsWellFormedMarkedAndCannotBeBrokenByAName() throws MessagingException, IOException {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            Contact contact = warned(Language.ZH);
            send(settings(mail.getSmtp().getPort(), MailSettings.Tls.NONE, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, DELIVERED);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            MimeMessage message = mail.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo("[TLP:AMBER] 发布红色预警：host-0");
            assertThat(message.getMessageID())
                    .isEqualTo("<" + desk.only(contact).notice().id() + "@provider.example>");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getFrom()).containsExactly(new InternetAddress(FROM));
            InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
            assertThat(to.getPersonal()).isEqualTo("王敏");
            Multipart parts = (Multipart) message.getContent();
            assertThat(message.getContentType()).startsWith("multipart/alternative");
            String plain = (String) parts.getBodyPart(0).getContent();
            String html = (String) parts.getBodyPart(1).getContent();
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            String link = NoticeDesk.LINK + "/notice/"
                    + desk.keys().word(desk.only(contact).notice().id());
            assertThat(plain).contains("升级 U8。", link).doesNotContain("\nBcc:");
            assertThat(html).contains("升级 U8。", "href=\"" + link + "\"");
        } finally {
            mail.stop();
        }
    }

    @Test
    void underStarttlsNothingIsSaidInClear() {
        try (MailHost host = MailHost.start(0, Optional.of(tls.context()), WELCOME)) {
            Contact contact = warned(Language.EN);
            send(settings(host.port(), MailSettings.Tls.STARTTLS, Optional.of(tls.certificate())));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, DELIVERED);
            assertThat(host.messages()).hasSize(1);
            assertThat(host.clear()).allMatch(said -> said.startsWith("EHLO") || said.equals("STARTTLS"));
            assertThat(host.secret()).anyMatch(said -> said.startsWith("AUTH PLAIN"));
        }
    }

    @Test
    void tlsFromTheFirstByteNeedsACertificateThatFits() {
        try (MailHost host = MailHost.secret(tls.context(), WELCOME)) {
            Contact contact = warned(Language.EN);
            send(settings(host.port(), MailSettings.Tls.TLS, Optional.empty()));
            assertThat(desk.life(contact)).as("nobody trusts it").containsExactly(MADE, SENT, POSTPONED);
            assertThat(host.secret()).isEmpty();
            clock.forward(Duration.ofSeconds(30));
            MailSettings elsewhere = new MailSettings(
                    "localhost",
                    host.port(),
                    MailSettings.Tls.TLS,
                    Optional.empty(),
                    FROM,
                    Optional.of(tls.certificate()));
            send(elsewhere);
            assertThat(desk.only(contact).notice().state())
                    .as("it is for 127.0.0.1 and no other name")
                    .isEqualTo(POSTPONED);
            clock.forward(Duration.ofMinutes(1));
            send(settings(host.port(), MailSettings.Tls.TLS, Optional.of(tls.certificate())));
            assertThat(desk.only(contact).notice().state()).isEqualTo(DELIVERED);
            assertThat(host.messages()).hasSize(1);
            assertThat(host.clear()).isEmpty();
        }
    }

    @Test
    void aServerWithoutStarttlsIsToldNothing() {
        try (MailHost host = MailHost.start(0, Optional.empty(), WELCOME)) {
            Contact contact = warned(Language.EN);
            send(settings(host.port(), MailSettings.Tls.STARTTLS, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED);
            assertThat(host.clear()).noneMatch(said -> said.startsWith("AUTH") || said.startsWith("MAIL"));
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotTrusted() {
        try (MailHost host = MailHost.start(0, Optional.of(tls.context()), WELCOME)) {
            Contact contact = warned(Language.EN);
            send(settings(host.port(), MailSettings.Tls.STARTTLS, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED);
            assertThat(desk.only(contact).notice().note()).contains("no mail server");
            assertThat(host.messages()).isEmpty();
        }
    }

    @Test
    void aRefusedRecipientIsUndeliveredAtOnceAndABusyOneIsTriedAgain() {
        try (MailHost host = MailHost.start(0, Optional.empty(), address -> "550 5.1.1 no such mailbox")) {
            Contact contact = warned(Language.EN);
            send(settings(host.port(), MailSettings.Tls.NONE, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, FAILED);
            assertThat(desk.only(contact).notice().note()).contains("550 5.1.1 no such mailbox");
            assertThat(host.messages()).isEmpty();
        }
        desk.leave();
        try (MailHost host = MailHost.start(0, Optional.empty(), address -> "450 4.2.1 greylisted")) {
            Contact contact = desk.contact("Ann", Channel.MAIL, "ann@acme.example", Language.EN);
            desk.warn(1, 1);
            clock.forward(Duration.ofSeconds(11));
            desk.make();
            send(settings(host.port(), MailSettings.Tls.NONE, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED);
            assertThat(desk.only(contact).notice().note()).contains("not taken for now", "450 4.2.1");
        }
    }

    @Test
    void aDomainInItsOwnScriptTravelsInAscii() {
        try (MailHost host = MailHost.start(0, Optional.empty(), WELCOME)) {
            Contact contact = desk.contact("王敏", Channel.MAIL, "wang@例子.测试", Language.ZH);
            desk.warn(0, 1);
            clock.forward(Duration.ofSeconds(11));
            desk.make();
            send(settings(host.port(), MailSettings.Tls.NONE, Optional.empty()));
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, DELIVERED);
            assertThat(host.clear()).contains("RCPT TO:<wang@xn--fsqu00a.xn--0zwm56d>");
        }
    }

    @Test
    void aServerThatIsAwayAndComesBackTakesTheSameMail() {
        int port;
        try (MailHost gone = MailHost.start(0, Optional.empty(), WELCOME)) {
            port = gone.port();
        }
        Contact contact = warned(Language.EN);
        MailSettings settings = settings(port, MailSettings.Tls.NONE, Optional.empty());
        send(settings);
        assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED);
        try (MailHost back = MailHost.start(port, Optional.empty(), WELCOME)) {
            clock.forward(Duration.ofSeconds(29));
            send(settings);
            assertThat(back.messages()).as("not yet").isEmpty();
            clock.forward(Duration.ofSeconds(1));
            send(settings);
            assertThat(desk.life(contact)).containsExactly(MADE, SENT, POSTPONED, SENT, DELIVERED);
            assertThat(back.messages())
                    .singleElement()
                    .asString()
                    .contains("Message-ID: <" + desk.only(contact).notice().id() + "@provider.example>");
        }
    }
}
