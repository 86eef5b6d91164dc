package io.breakwater.server.notice;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.LetterWriter;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;

/**
 * Makes a notice a mail. Its Message-ID comes from the notice, so that a doubled one can be told; Auto-Submitted (RFC 3834)
 * keeps absence notes away. No header holds text that could break its line.
 */
final class Envelope {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private final Session session;
    private final String from;
    private final LetterWriter writer;
    private final InstantSource clock;

    Envelope(Session session, String from, LetterWriter writer, InstantSource clock) {
        this.session = session;
        this.from = from;
        this.writer = writer;
        this.clock = clock;
    }

    MimeMessage seal(Parcel parcel) throws MessagingException {
        Contact contact = parcel.contact();
        Letter letter = parcel.notice().letter();
        String id = "<" + parcel.notice().id() + wired(from).substring(from.lastIndexOf('@')) + ">";
        MimeMessage message = new Named(session, id);
        message.setFrom(new InternetAddress(wired(from)));
        message.setRecipient(Message.RecipientType.TO, address(contact));
        message.setSubject(LogText.line(letter.subject()), CHARSET);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", contact.language() == Language.ZH ? "zh-CN" : "en");
        message.setContent(body(letter, contact, parcel.receipt()));
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(Contact contact) throws MessagingException {
        try {
            return new InternetAddress(wired(contact.address()), LogText.line(contact.name()), CHARSET);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java platform has " + CHARSET, impossible);
        }
    }

    /** A domain in its own script travels as RFC 5891 writes it in ASCII. */
    private static String wired(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    private MimeMultipart body(Letter letter, Contact contact, String receipt) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.text() + writer.plainEnd(contact.language(), receipt), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body style=\"font-family:sans-serif\">\n"
                        + letter.html() + writer.htmlEnd(contact.language(), receipt) + "</body></html>\n",
                CHARSET,
                "html");
        return new MimeMultipart("alternative", plain, html);
    }

    /** The library makes an id of its own when a message is saved. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
