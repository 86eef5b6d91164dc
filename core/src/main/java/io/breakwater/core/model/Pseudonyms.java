package io.breakwater.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names under which tenants and assets cross to the provider: HMAC-SHA256 under a key that only the provider holds,
 * first 128 bits in hex. Who holds the key can match a sighting with an asset of the inventory; who does not, cannot even
 * try out tenant names. Safe for use by many threads.
 */
public final class Pseudonyms {
    /** Shortest key, in bytes, that is taken. */
    public static final int SHORTEST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Keeps a copy of {@code key}; a key shorter than {@link #SHORTEST_KEY} bytes is an IllegalArgumentException. */
    public Pseudonyms(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "the provider key must have at least " + SHORTEST_KEY + " bytes, has " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String tenant(TenantId tenant) {
        return keyed("tenant", tenant.value());
    }

    public String asset(TenantId tenant, AssetId asset) {
        return keyed("asset", tenant.value(), asset.value());
    }

    /** Parts are length-prefixed, as in {@link ContentHash}. */
    private String keyed(String... parts) {
        Mac mac = mac();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
