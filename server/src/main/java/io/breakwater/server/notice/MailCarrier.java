package io.breakwater.server.notice;

import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.notice.LetterWriter;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Hands a notice to the mail server. A 5xx about recipient or message is a no; everything else may succeed later: a server
 * that is away, a 4xx, and a login that is refused, which somebody has to mend in the configuration.
 */
final class MailCarrier implements Carrier {
    private static final String PATIENCE_MILLIS = "20000";
    private static final int FOREVER = 500;

    private final MailSettings settings;
    private final Session session;
    private final Envelope envelope;

    /** @throws IllegalArgumentException when the file of authorities can't be used */
    MailCarrier(MailSettings settings, LetterWriter writer, InstantSource clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.envelope = new Envelope(session, settings.from(), writer, clock);
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailSettings.Tls.TLS));
        boolean upgrade = settings.tls() == MailSettings.Tls.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        properties.put("mail.smtp.starttls.required", Boolean.toString(upgrade));
        settings.authorities().ifPresent(file -> {
            properties.put("mail.smtp.ssl.socketFactory", Authorities.trusting(file));
            properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        });
        return properties;
    }

    @Override
    public Answer carry(Parcel parcel) {
        try {
            MimeMessage message = envelope.seal(parcel);
            try (Transport transport = session.getTransport()) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Answer.Done(
                    settings.host() + " took it for " + parcel.contact().address(), "");
        } catch (AuthenticationFailedException refused) {
            return new Answer.Unreachable("the mail server refuses the login: " + spoken(refused));
        } catch (SendFailedException failed) {
            return lasting(failed)
                    ? new Answer.Refused(spoken(failed))
                    : new Answer.Unreachable("not taken for now: " + spoken(failed));
        } catch (MessagingException away) {
            return new Answer.Unreachable("no mail server: " + spoken(away));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.login().isPresent()) {
            MailSettings.Login login = settings.login().get();
            transport.connect(login.user(), login.password());
        } else {
            transport.connect();
        }
    }

    /** Looks through the chain for the reply of the server: a recipient's refusal stands behind the message's. */
    private static boolean lasting(MessagingException failed) {
        boolean lasting = false;
        for (Exception each = failed; each instanceof MessagingException link; each = link.getNextException()) {
            int code = switch (link) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code > 0 && code < FOREVER) {
                return false;
            }
            lasting |= code >= FOREVER;
        }
        return lasting;
    }

    private static String spoken(MessagingException failed) {
        StringBuilder words = new StringBuilder();
        for (Exception each = failed; each instanceof MessagingException link; each = link.getNextException()) {
            words.append(words.isEmpty() ? "" : "; ").append(link.getMessage());
        }
        String line = words.toString().replaceAll("\\p{C}+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
