package io.breakwater.core.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders version texts as people mean them: {@code 9.10} after {@code 9.9}, {@code 17} equal to {@code 17.0}, {@code 6.1SP2}
 * after {@code 6.1} and before {@code 6.1SP3}, {@code 2.0-rc1} before {@code 2.0}. A leading {@code v} does not count.
 */
public final class Versions implements Comparator<String> {
    public static final Versions ORDER = new Versions();

    private static final Pattern PART = Pattern.compile("(\\d+)|([a-z]+)");
    private static final List<String> BEFORE_RELEASE = List.of("alpha", "a", "beta", "b", "rc", "pre", "preview", "m");

    private Versions() {}

    @Override
    public int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int byPart = part(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (byPart != 0) {
                return byPart;
            }
        }
        return 0;
    }

    private static List<String> parts(String version) {
        String text = version.toLowerCase(Locale.ROOT).strip();
        Matcher matcher = PART.matcher(text.startsWith("v") ? text.substring(1) : text);
        List<String> parts = new ArrayList<>();
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /** An absent part counts as zero before a number, and as the release itself before a word. */
    private static int part(String a, String b) {
        boolean wordA = isWord(a);
        boolean wordB = isWord(b);
        if (!wordA && !wordB) {
            return number(a).compareTo(number(b));
        }
        int byKind = Integer.compare(rank(a), rank(b));
        return byKind != 0 ? byKind : a.compareTo(b);
    }

    private static BigInteger number(String part) {
        return part.isEmpty() ? BigInteger.ZERO : new BigInteger(part);
    }

    private static boolean isWord(String part) {
        return !part.isEmpty() && !Character.isDigit(part.charAt(0));
    }

    /** Before the release, the release, a service pack or patch of it, a further number. */
    private static int rank(String part) {
        if (part.isEmpty()) {
            return 1;
        }
        if (isWord(part)) {
            return BEFORE_RELEASE.contains(part) ? 0 : 2;
        }
        return 3;
    }
}
