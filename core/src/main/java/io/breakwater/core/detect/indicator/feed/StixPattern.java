package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.feed.MispTypes.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the STIX pattern language that names single values: comparisons with {@code =}, {@code IN} and
 * {@code ISSUBSET}, joined by OR. A pattern with AND, FOLLOWEDBY, NOT or LIKE means a situation, not a value: taken apart
 * it would fire on the harmless half, so it is told and left out.
 */
final class StixPattern {
    private static final Pattern COMPARISON = Pattern.compile(
            "([a-z0-9-]+):([a-zA-Z0-9_.'\"\\-\\[\\]*]+)\\s*(=|IN|ISSUBSET)\\s*(\\(([^)]*)\\)|'((?:[^'\\\\]|\\\\.)*)')");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern SITUATION =
            Pattern.compile("\\b(?:AND|FOLLOWEDBY|NOT|LIKE|MATCHES|ISSUPERSET|REPEATS)\\b|!=|[<>]");
    private static final Map<String, IndicatorKind> KINDS = Map.ofEntries(
            Map.entry("ipv4-addr:value", IndicatorKind.ADDRESS),
            Map.entry("ipv6-addr:value", IndicatorKind.ADDRESS),
            Map.entry("network-traffic:dst_ref.value", IndicatorKind.ADDRESS),
            Map.entry("network-traffic:src_ref.value", IndicatorKind.ADDRESS),
            Map.entry("domain-name:value", IndicatorKind.DOMAIN),
            Map.entry("url:value", IndicatorKind.URL),
            Map.entry("email-addr:value", IndicatorKind.EMAIL),
            Map.entry("email-message:from_ref.value", IndicatorKind.EMAIL),
            Map.entry("email-message:sender_ref.value", IndicatorKind.EMAIL),
            Map.entry("file:name", IndicatorKind.FILE_NAME),
            Map.entry("file:hashes.md5", IndicatorKind.MD5),
            Map.entry("file:hashes.sha1", IndicatorKind.SHA1),
            Map.entry("file:hashes.sha256", IndicatorKind.SHA256),
            Map.entry("x509-certificate:hashes.sha1", IndicatorKind.CERTIFICATE),
            Map.entry("x509-certificate:hashes.sha256", IndicatorKind.CERTIFICATE));

    private StixPattern() {}

    /** The values a pattern names; {@code refused} says why there is none, empty when there are some. */
    record Read(List<Typed> values, String refused) {}

    static Read read(String pattern) {
        String bare = LITERAL.matcher(pattern).replaceAll("''");
        Matcher situation = SITUATION.matcher(bare);
        if (situation.find()) {
            return new Read(List.of(), "the pattern uses " + situation.group() + " and means a situation, not a value");
        }
        List<Typed> found = new ArrayList<>();
        Matcher comparison = COMPARISON.matcher(pattern);
        while (comparison.find()) {
            Optional<IndicatorKind> kind = kind(comparison.group(1), comparison.group(2));
            if (kind.isEmpty()) {
                return new Read(
                        List.of(),
                        "no event field is compared with " + comparison.group(1) + ":" + comparison.group(2));
            }
            literals(comparison.group(4)).forEach(value -> found.add(typed(kind.get(), value)));
        }
        return new Read(found, found.isEmpty() ? "the pattern names no value" : "");
    }

    private static Optional<IndicatorKind> kind(String type, String path) {
        String plain = path.toLowerCase(Locale.ROOT).replaceAll("['\"\\-]", "");
        return Optional.ofNullable(KINDS.get(type + ":" + plain));
    }

    private static Typed typed(IndicatorKind kind, String value) {
        boolean network = kind == IndicatorKind.ADDRESS && value.indexOf('/') > 0;
        return new Typed(network ? IndicatorKind.NETWORK : kind, value);
    }

    private static List<String> literals(String text) {
        List<String> values = new ArrayList<>();
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            values.add(literal.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return values;
    }
}
