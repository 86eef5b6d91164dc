package io.breakwater.core.exposure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one line of an inventory or scan says of one service.
 *
 * @param host address or name as the file has it
 * @param asset the tenant's own name of the asset; empty: the host is the name
 * @param port 0 when not told
 * @param at when it was seen; empty when the file does not tell
 * @param product named by the tool; empty when it named none
 * @param weaknesses CVE or CNVD ids, and {@code weak-password}
 * @param province empty when not told
 */
public record Observation(
        String host,
        String asset,
        int port,
        Optional<Instant> at,
        Face face,
        String product,
        String version,
        List<String> weaknesses,
        String province,
        boolean surveyed) {
    public Observation {
        weaknesses = List.copyOf(weaknesses);
        if (host.isBlank()) {
            throw new IllegalArgumentException("no address and no host name");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must lie between 0 and 65535: " + port);
        }
    }

    /** A service with nothing but its face. */
    public static Observation seen(String host, int port, Optional<Instant> at, Face face) {
        return new Observation(host, "", port, at, face, "", "", List.of(), "", false);
    }

    Observation named(String product, String version) {
        return new Observation(host, asset, port, at, face, product, version, weaknesses, province, surveyed);
    }

    Observation weak(List<String> found) {
        return new Observation(host, asset, port, at, face, product, version, found, province, surveyed);
    }
}
