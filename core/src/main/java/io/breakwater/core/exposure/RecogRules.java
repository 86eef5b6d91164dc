package io.breakwater.core.exposure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fingerprints of the Recog collection, asked about a face. Each of them is about one part of it: a header, the title, the
 * icon, or a banner. What kind of service gave a banner is not kept, so all fingerprints about banners are asked.
 */
public final class RecogRules {
    /** What servers write before the part that the fingerprints are about. */
    private static final Pattern GREETING = Pattern.compile("^(SSH-\\d+\\.\\d+-|\\d{3}[ -]|\\+OK )");

    private static final Map<String, String> HEADERS = Map.of(
            "http_header.server", "server",
            "http_header.cookie", "set-cookie",
            "http_header.wwwauth", "www-authenticate",
            "http_header.x-powered-by", "x-powered-by");

    private final List<RecogFingerprint> fingerprints;

    public RecogRules(List<RecogFingerprint> fingerprints) {
        this.fingerprints = List.copyOf(fingerprints);
    }

    /** Products told, by the order of the fingerprints. */
    Stream<Recogniser.Recognised> all(Face face) {
        return fingerprints.stream()
                .flatMap(fingerprint -> shown(face, fingerprint.matches())
                        .map(fingerprint::read)
                        .flatMap(Optional::stream)
                        .flatMap(said -> told(said, fingerprint).stream()));
    }

    private static Optional<Recogniser.Recognised> told(Map<String, String> said, RecogFingerprint fingerprint) {
        return RecogFingerprint.product(said)
                .map(product -> new Recogniser.Recognised(
                        product, said.getOrDefault("service.version", ""), "recog " + fingerprint.matches()));
    }

    /** The part of a face that a kind of fingerprint is about. */
    private static Stream<String> shown(Face face, String matches) {
        String header = HEADERS.get(matches);
        if (header != null) {
            return Stream.ofNullable(face.headers().get(header));
        }
        return switch (matches) {
            case "html_title" -> Stream.of(face.title()).filter(title -> !title.isEmpty());
            case "favicon.md5" -> face.icons().stream();
            default ->
                matches.contains("banner")
                        ? Stream.of(face.banner())
                                .filter(banner -> !banner.isEmpty())
                                .map(banner -> GREETING.matcher(banner).replaceFirst(""))
                        : Stream.empty();
        };
    }
}
