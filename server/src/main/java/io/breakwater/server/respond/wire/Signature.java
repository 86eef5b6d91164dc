package io.breakwater.server.respond.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request so that its receiver knows who sent it and when: HMAC-SHA256 over {@code <seconds>.<body>}, sent as
 * {@code t=<seconds>,v1=<hex>}. The time is under the signature, so that an old request can't be played again.
 */
public final class Signature {
    /** The header that carries it. */
    public static final String HEADER = "X-Breakwater-Signature";

    /** Fewest characters of a secret. */
    public static final int SHORTEST_SECRET = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when the secret is too short to be one */
    public Signature(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a secret needs at least " + SHORTEST_SECRET + " characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
