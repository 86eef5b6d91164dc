package io.breakwater.server.notice;

import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.store.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The words that only we and a contact know. They are derived (HMAC-SHA256) from the provider's key, which does not lie in
 * the database: so a retried notice carries the same word after any restart, and whoever reads the database can neither
 * acknowledge nor forge. Services that share a database must share the key.
 */
public final class NoticeKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public NoticeKeys(byte[] providerKey) {
        this.key = new SecretKeySpec(providerKey, ALGORITHM);
    }

    /** What the link in a notice ends with; 256 bits. */
    String word(NoticeId notice) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived("notice word\n" + notice));
    }

    /** How a word is kept. */
    static String hash(String word) {
        return Tokens.hash(word);
    }

    /** What posts to a webhook are signed with. */
    public String secret(ContactId contact) {
        return HexFormat.of().formatHex(derived("webhook secret\n" + contact));
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
