package io.breakwater.server;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How the doors and the console listen.
 *
 * @param address to listen on, for example {@code 127.0.0.1}
 * @param port of HTTP; 0 takes a free one
 * @param tls certificate and key; empty: plain HTTP, for loopback or behind a proxy that speaks TLS
 * @param syslog where syslog is heard; empty: nowhere
 * @param largestBody bytes of one upload after decompression; what is longer is refused with 413
 * @param silence a source not heard for so long is shown as silent
 * @param zone whose days pages count by
 */
public record ServerSettings(
        String address,
        int port,
        Optional<Tls> tls,
        Optional<Syslog> syslog,
        long largestBody,
        Duration silence,
        ZoneId zone) {
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("server.port must be 0 to 65535, not " + port);
        }
        if (largestBody < 1) {
            throw new IllegalArgumentException("server.largest-body must be at least 1 byte, not " + largestBody);
        }
    }

    /** Loopback, plain HTTP, no syslog, uploads up to 1 GiB, silent after an hour. */
    public static ServerSettings local(int port, ZoneId zone) {
        return new ServerSettings(
                "127.0.0.1", port, Optional.empty(), Optional.empty(), 1L << 30, Duration.ofHours(1), zone);
    }

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    /**
     * The syslog door, UDP and TCP on one port.
     *
     * @param port 0 takes a free one
     * @param senders whose records they are; those registered in the console are heard too
     */
    public record Syslog(String address, int port, List<Sender> senders) {
        public Syslog {
            senders = List.copyOf(senders);
        }
    }

    /** @param from address, or network in CIDR notation */
    public record Sender(String from, TenantId tenant, SourceId source) {}
}
