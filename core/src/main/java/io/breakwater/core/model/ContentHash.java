package io.breakwater.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids from content: SHA-256 over length-prefixed parts, first 128 bits in hex. Length prefixes keep ("ab","c") and
 * ("a","bc") apart.
 */
public final class ContentHash {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public static ContentHash of(String purpose) {
        return new ContentHash().add(purpose);
    }

    public ContentHash add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    public ContentHash add(byte[] part) {
        digest.update(number.clear().putInt(part.length).flip());
        digest.update(part);
        return this;
    }

    public ContentHash add(long part) {
        digest.update(number.clear().putLong(part).flip());
        return this;
    }

    /** The first 128 bits as 32 hex digits; the object must not be used afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
