package io.breakwater.core.detect.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an indicator's value is. */
public enum IndicatorKind {
    ADDRESS("address"),
    NETWORK("network"),
    /** Matches itself and all its sub-domains. */
    DOMAIN("domain"),
    /** Without its scheme: what is bad over HTTP is bad over HTTPS. */
    URL("url"),
    EMAIL("email"),
    FILE_NAME("file-name"),
    MD5("md5"),
    SHA1("sha1"),
    SHA256("sha256"),
    /** SHA-1 or SHA-256 of a certificate. */
    CERTIFICATE("certificate"),
    JA3("ja3"),
    JA4("ja4");

    private final String word;

    IndicatorKind(String word) {
        this.word = word;
    }

    /** As it stands in feeds of our own and in rule ids. */
    public String word() {
        return word;
    }

    public static Optional<IndicatorKind> named(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
