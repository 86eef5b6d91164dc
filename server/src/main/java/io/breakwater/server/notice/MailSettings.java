package io.breakwater.server.notice;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The mail server that notices are handed to.
 *
 * @param login empty: the server asks for none
 * @param from address of the sender; bounces go there
 * @param authorities PEM file of certificates to trust instead of the platform's; empty: the platform's
 */
public record MailSettings(
        String host, int port, Tls tls, Optional<Login> login, String from, Optional<Path> authorities) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /** How the way to the server is kept private. */
    public enum Tls {
        /** In clear first, then TLS before anything is said; a server that offers none is not spoken to. */
        STARTTLS(587),
        /** From the first byte. */
        TLS(465),
        /** Not at all; on this machine only. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        /** Where servers usually listen so. */
        public int port() {
            return port;
        }
    }

    /** Who logs in. */
    public record Login(String user, String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    public MailSettings {
        if (tls == Tls.NONE && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("'tls: none' is for a mail server on this machine; " + host
                    + " must be reached by starttls or tls: what is told is TLP:AMBER");
        }
    }

    /** The same, after a look at the file of authorities; throws IllegalArgumentException when it can't be used. */
    public MailSettings tried() {
        authorities.ifPresent(Authorities::trusting);
        return this;
    }
}
