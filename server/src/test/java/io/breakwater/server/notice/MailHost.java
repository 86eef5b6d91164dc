package io.breakwater.server.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on loopback that says what the test wants: it offers STARTTLS or not, refuses recipients, and tells what it
 * heard in clear. (GreenMail, which the other tests use, can do neither.)
 */
final class MailHost implements AutoCloseable {
    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final Function<String, String> recipients;
    private final List<String> clear = new CopyOnWriteArrayList<>();
    private final List<String> secret = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private MailHost(ServerSocket socket, Optional<SSLContext> tls, Function<String, String> recipients) {
        this.socket = socket;
        this.tls = tls;
        this.recipients = recipients;
    }

    /** @param recipients the reply to {@code RCPT TO}, by address */
    static MailHost start(int port, Optional<SSLContext> tls, Function<String, String> recipients) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            MailHost host = new MailHost(socket, tls, recipients);
            Thread.ofVirtual().start(host::accept);
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Speaks TLS from the first byte. */
    static MailHost secret(SSLContext tls, Function<String, String> recipients) {
        try {
            ServerSocket socket =
                    tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
            MailHost host = new MailHost(socket, Optional.empty(), recipients);
            Thread.ofVirtual().start(host::accept);
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            new Talk(caller, caller instanceof SSLSocket).run(true);
        } catch (IOException gone) {
            // The caller hung up, which some tests want.
        }
    }

    private final class Talk {
        private final Socket line;
        private final boolean secure;
        private final BufferedReader in;

        Talk(Socket line, boolean secure) throws IOException {
            this.line = line;
            this.secure = secure;
            this.in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        }

        void run(boolean greets) throws IOException {
            if (greets) {
                say("220 loopback ESMTP");
            }
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                (secure ? secret : clear).add(said);
                String verb = said.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                        say(
                                tls.isPresent() && !secure
                                        ? "250-loopback\r\n250 STARTTLS"
                                        : "250-loopback\r\n250 AUTH PLAIN");
                    case "STARTTLS" -> {
                        upgrade();
                        return;
                    }
                    case "AUTH" -> say("235 welcome");
                    case "RCPT" -> say(recipients.apply(said.substring(said.indexOf('<') + 1, said.indexOf('>'))));
                    case "DATA" -> {
                        say("354 go on");
                        messages.add(message());
                        say("250 taken");
                    }
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 fine");
                }
            }
        }

        private void upgrade() throws IOException {
            say("220 go on under TLS");
            SSLContext context = tls.orElseThrow();
            try (SSLSocket under =
                    (SSLSocket) context.getSocketFactory().createSocket(line, "127.0.0.1", line.getPort(), true)) {
                under.setUseClientMode(false);
                new Talk(under, true).run(false);
            }
        }

        private String message() throws IOException {
            StringBuilder message = new StringBuilder();
            for (String each = in.readLine(); each != null && !each.equals("."); each = in.readLine()) {
                message.append(each).append("\r\n");
            }
            return message.toString();
        }

        private void say(String words) throws IOException {
            line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
            line.getOutputStream().flush();
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What was said without TLS. */
    List<String> clear() {
        return List.copyOf(clear);
    }

    /** What was said under TLS. */
    List<String> secret() {
        return List.copyOf(secret);
    }

    /** As they came, headers and all. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
