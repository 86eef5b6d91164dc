package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MISP's attribute types as kinds; composite ones ({@code filename|md5}) have two values. */
final class MispTypes {
    private static final Map<String, IndicatorKind> KINDS = Map.ofEntries(
            Map.entry("ip-src", IndicatorKind.ADDRESS),
            Map.entry("ip-dst", IndicatorKind.ADDRESS),
            Map.entry("ip", IndicatorKind.ADDRESS),
            Map.entry("ipv4", IndicatorKind.ADDRESS),
            Map.entry("ipv6", IndicatorKind.ADDRESS),
            Map.entry("ipv4-addr", IndicatorKind.ADDRESS),
            Map.entry("ipv6-addr", IndicatorKind.ADDRESS),
            Map.entry("cidr", IndicatorKind.NETWORK),
            Map.entry("domain", IndicatorKind.DOMAIN),
            Map.entry("domain-name", IndicatorKind.DOMAIN),
            Map.entry("hostname", IndicatorKind.DOMAIN),
            Map.entry("url", IndicatorKind.URL),
            Map.entry("uri", IndicatorKind.URL),
            Map.entry("email", IndicatorKind.EMAIL),
            Map.entry("email-src", IndicatorKind.EMAIL),
            Map.entry("email-dst", IndicatorKind.EMAIL),
            Map.entry("email-reply-to", IndicatorKind.EMAIL),
            Map.entry("email-addr", IndicatorKind.EMAIL),
            Map.entry("filename", IndicatorKind.FILE_NAME),
            Map.entry("md5", IndicatorKind.MD5),
            Map.entry("sha1", IndicatorKind.SHA1),
            Map.entry("sha256", IndicatorKind.SHA256),
            Map.entry("x509-fingerprint-sha1", IndicatorKind.CERTIFICATE),
            Map.entry("x509-fingerprint-sha256", IndicatorKind.CERTIFICATE),
            Map.entry("ja3-fingerprint-md5", IndicatorKind.JA3),
            Map.entry("ja4-plus", IndicatorKind.JA4));

    private MispTypes() {}

    /** A value and its kind. */
    record Typed(IndicatorKind kind, String value) {}

    static Optional<IndicatorKind> kind(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    /** The values of an attribute that are indicators; ports and types we do not match are left out. */
    static List<Typed> values(String type, String value) {
        String[] types = type.split("\\|", -1);
        String[] values = types.length == 1 ? new String[] {value} : value.split("\\|", types.length);
        List<Typed> found = new ArrayList<>();
        for (int i = 0; i < Math.min(types.length, values.length); i++) {
            String part = values[i];
            kind(types[i]).ifPresent(kind -> found.add(new Typed(network(kind, part), part)));
        }
        return found;
    }

    /** MISP writes networks as addresses. */
    private static IndicatorKind network(IndicatorKind kind, String value) {
        return kind == IndicatorKind.ADDRESS && value.indexOf('/') > 0 ? IndicatorKind.NETWORK : kind;
    }
}
