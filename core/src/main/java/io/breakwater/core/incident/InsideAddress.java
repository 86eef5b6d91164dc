package io.breakwater.core.incident;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an address can only be one inside a house: private (RFC 1918), shared with the carrier (RFC 6598), link-local
 * (RFC 3927, RFC 4291), unique local (RFC 4193) or loopback. Told by the text: nothing is looked up.
 */
final class InsideAddress {
    private static final Pattern FOUR = Pattern.compile("(10|127)\\..*"
            + "|192\\.168\\..*"
            + "|169\\.254\\..*"
            + "|172\\.(1[6-9]|2\\d|3[01])\\..*"
            + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*");
    private static final Pattern SIX = Pattern.compile("f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::1");

    private InsideAddress() {}

    static boolean is(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        return text.indexOf(':') < 0
                ? FOUR.matcher(text).matches()
                : SIX.matcher(text).matches();
    }
}
