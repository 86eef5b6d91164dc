package io.breakwater.core.detect.indicator;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one way in which values are written, in feeds and in events, so that equal things are equal bytes. */
public final class IndicatorText {
    private static final int LONGEST = 4096;
    private static final Pattern JA4 = Pattern.compile("[a-z0-9]{10}_[0-9a-f]{12}_[0-9a-f]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s/]{1,255}");

    private IndicatorText() {}

    /**
     * The value of {@code kind} in its normal form: brackets and {@code hxxp} of defanged values undone, letters lower
     * where case does not count. Empty when the text is no value of that kind.
     */
    public static Optional<String> normal(IndicatorKind kind, String written) {
        String text = refanged(written.strip());
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (kind) {
            case ADDRESS -> address(text);
            case NETWORK -> keep(text.toLowerCase(Locale.ROOT), AddressKey.network(text) != null);
            case DOMAIN -> domain(text);
            case URL -> url(text);
            case EMAIL ->
                keep(text.toLowerCase(Locale.ROOT), EMAIL.matcher(text).matches());
            case FILE_NAME -> Optional.of(fileName(text)).filter(name -> !name.isEmpty());
            case MD5, JA3 -> hex(text, 32);
            case SHA1 -> hex(text, 40);
            case SHA256 -> hex(text, 64);
            case CERTIFICATE -> hex(text, 40).or(() -> hex(text, 64));
            case JA4 ->
                keep(
                        text.toLowerCase(Locale.ROOT),
                        JA4.matcher(text.toLowerCase(Locale.ROOT)).matches());
        };
    }

    /** The kind a bare value is most likely of; empty when it looks like none. A file name is never guessed. */
    public static Optional<IndicatorKind> guess(String written) {
        String text = refanged(written.strip());
        return likely(text).filter(kind -> normal(kind, text).isPresent());
    }

    private static Optional<IndicatorKind> likely(String text) {
        if (afterScheme(text) > 0) {
            return Optional.of(IndicatorKind.URL);
        }
        if (text.indexOf('@') > 0) {
            return Optional.of(IndicatorKind.EMAIL);
        }
        if (text.indexOf('/') > 0) {
            return Optional.of(AddressKey.network(text) == null ? IndicatorKind.URL : IndicatorKind.NETWORK);
        }
        if (address(text).isPresent()) {
            return Optional.of(IndicatorKind.ADDRESS);
        }
        if (text.indexOf('.') >= 0) {
            return Optional.of(IndicatorKind.DOMAIN);
        }
        return text.indexOf('_') > 0 ? Optional.of(IndicatorKind.JA4) : hash(text.length());
    }

    private static Optional<IndicatorKind> hash(int length) {
        return switch (length) {
            case 32 -> Optional.of(IndicatorKind.MD5);
            case 40 -> Optional.of(IndicatorKind.SHA1);
            case 64 -> Optional.of(IndicatorKind.SHA256);
            default -> Optional.empty();
        };
    }

    /** The host of a URL in normal form: what stands before path, query and port. */
    static String hostOf(String normalUrl) {
        int end = normalUrl.length();
        for (int i = 0; i < normalUrl.length(); i++) {
            char c = normalUrl.charAt(i);
            if (c == '/' || c == '?' || c == ':') {
                end = i;
                break;
            }
        }
        return normalUrl.substring(0, end);
    }

    /** The last part of a path of either system, in lower case. */
    static String fileName(String path) {
        int cut = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return path.substring(cut + 1).toLowerCase(Locale.ROOT);
    }

    private static String refanged(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && !text.startsWith("hxxp")) {
            return text;
        }
        return text.replace("[.]", ".")
                .replace("(.)", ".")
                .replace("[dot]", ".")
                .replace("[:]", ":")
                .replace("[://]", "://")
                .replace("[@]", "@")
                .replaceFirst("^hxxp", "http");
    }

    /** An address; of {@code 203.0.113.7:443} the part before the port. */
    private static Optional<String> address(String text) {
        int colon = text.indexOf(':');
        boolean hasPort = colon > 0 && colon == text.lastIndexOf(':') && text.indexOf('.') > 0;
        String bare = hasPort ? text.substring(0, colon) : text;
        return keep(bare.toLowerCase(Locale.ROOT), AddressKey.address(bare) != null);
    }

    private static Optional<String> domain(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        name = name.startsWith("*.") ? name.substring(2) : name;
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String ascii = ascii(name);
        return keep(ascii, isName(ascii));
    }

    /** Two labels or more of letters, digits, hyphens and underscores; the last no number, or it would be an address. */
    private static boolean isName(String name) {
        int label = 0;
        int labels = 1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dot = c == '.';
            if (dot ? label == 0 : !isLabelLetter(c) || label == 63) {
                return false;
            }
            label = dot ? 0 : label + 1;
            labels += dot ? 1 : 0;
        }
        return labels > 1
                && label > 1
                && name.length() <= 253
                && !(isDigit(name.charAt(name.length() - 1)) && isDigit(name.charAt(name.lastIndexOf('.') + 1)));
    }

    private static boolean isLabelLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unwritable) {
            return "";
        }
    }

    private static Optional<String> url(String text) {
        String rest = text.substring(afterScheme(text));
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int path = firstOf(rest, '/', '?');
        String authority = path < 0 ? rest : rest.substring(0, path);
        String host =
                portless(authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
        String tail = path < 0 ? "/" : rest.substring(path);
        return keep(host + tail, !host.isEmpty() && host.chars().noneMatch(Character::isWhitespace));
    }

    /** Where {@code http://} or {@code //} ends; zero when the text has none. */
    private static int afterScheme(String text) {
        if (text.startsWith("//")) {
            return 2;
        }
        int colon = text.indexOf("://");
        return colon > 0 && colon < 13 && text.indexOf('/') > colon ? colon + 3 : 0;
    }

    private static String portless(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean usual = authority.endsWith(":80") || authority.endsWith(":443");
        return usual ? authority.substring(0, colon) : authority;
    }

    private static int firstOf(String text, char one, char other) {
        int a = text.indexOf(one);
        int b = text.indexOf(other);
        return a < 0 || b < 0 ? Math.max(a, b) : Math.min(a, b);
    }

    private static Optional<String> hex(String text, int length) {
        String digits = text.toLowerCase(Locale.ROOT).replace(":", "").replace(" ", "");
        return keep(digits, digits.length() == length && digits.chars().allMatch(IndicatorText::isHex));
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static Optional<String> keep(String text, boolean good) {
        return good ? Optional.of(text) : Optional.empty();
    }
}
