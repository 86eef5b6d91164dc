package io.breakwater.app.config;

import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.server.notice.MailSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code mail} and {@code console.url}: how contacts are told, and where the links in what they get lead. */
final class NoticeReader {
    private final Section mail;
    private final Path home;
    private boolean usable = true;

    private NoticeReader(Section mail, Path home) {
        this.mail = mail;
        this.home = home;
    }

    static Settings.Notice read(Section root, Section console, Path home) {
        String link =
                console.value("url", NoticeReader::address, "", "an http or https address such as https://soc.example");
        Section section = root.section("mail");
        Optional<MailSettings> mail = root.has("mail") ? new NoticeReader(section, home).server() : Optional.empty();
        return new Settings.Notice(mail, link.isEmpty() ? Optional.empty() : Optional.of(link));
    }

    private static String address(String text) {
        URI url = URI.create(text);
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(text);
        }
        return text.replaceAll("/+$", "");
    }

    private Optional<MailSettings> server() {
        String host = mail.required("host");
        MailSettings.Tls tls = mail.value(
                "tls", NoticeReader::tls, MailSettings.Tls.STARTTLS, "starttls, tls, or none for this machine");
        int port = mail.value("port", text -> SettingsReader.between(1, 65_535, text), tls.port(), "a port number");
        String from = mail.required("from", NoticeReader::mailbox, "", "a mail address such as soc@example.com");
        Optional<MailSettings.Login> login = login();
        Optional<Path> authorities = file("ca-file");
        mail.finish();
        return usable && !host.isEmpty() && !from.isEmpty()
                ? made(host, port, tls, login, from, authorities)
                : Optional.empty();
    }

    private Optional<MailSettings> made(
            String host,
            int port,
            MailSettings.Tls tls,
            Optional<MailSettings.Login> login,
            String from,
            Optional<Path> authorities) {
        try {
            return Optional.of(new MailSettings(host, port, tls, login, from, authorities).tried());
        } catch (IllegalArgumentException bad) {
            mail.complain(String.valueOf(bad.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<MailSettings.Login> login() {
        String user = mail.text("user", "");
        Optional<Path> file = file("password-file");
        if (user.isEmpty() == mail.has("password-file")) {
            complain("'mail.user' and 'mail.password-file' go together: name both or neither");
            return Optional.empty();
        }
        return file.map(found -> new MailSettings.Login(user, password(found)));
    }

    private String password(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            complain("'mail.password-file' can't be read: " + unreadable.getMessage());
            return "";
        }
    }

    private Optional<Path> file(String key) {
        String name = mail.text(key, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path file = home.resolve(name).normalize();
        if (!Files.isReadable(file)) {
            complain("'mail." + key + "': there is no readable file " + file);
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private void complain(String message) {
        usable = false;
        mail.complain(message);
    }

    private static MailSettings.Tls tls(String text) {
        return MailSettings.Tls.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String mailbox(String text) {
        if (ContactDraft.mailbox(text).isPresent()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
