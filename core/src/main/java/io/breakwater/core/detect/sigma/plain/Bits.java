package io.breakwater.core.detect.sigma.plain;

import io.breakwater.core.detect.sigma.rule.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Addresses written out as zeroes and ones behind {@code 4:} or {@code 6:}, so that a network holds an address when its
 * bits begin it. What is no address is the empty text, which begins with no network.
 */
final class Bits {
    private static final String MAPPED = "0".repeat(80) + "1".repeat(16);

    private Bits() {}

    static String of(Network network) {
        return network.version() + ":" + digits(network.prefix(), network.bits());
    }

    static String ofAddress(String value) {
        String text = value.strip();
        if (text.length() > 64) {
            return "";
        }
        String bits = text.contains(":") ? six(text) : four(text);
        boolean mapped = bits.length() == 128 && bits.startsWith(MAPPED);
        String own = mapped ? bits.substring(MAPPED.length()) : bits;
        return own.isEmpty() ? "" : (own.length() == 32 ? "4:" : "6:") + own;
    }

    private static String digits(BigInteger number, int width) {
        return width == 0
                ? ""
                : String.format("%" + width + "s", number.toString(2))
                        .replace(' ', '0')
                        .substring(0, width);
    }

    private static String four(String text) {
        String part = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";
        if (!text.matches(part + "(\\." + part + "){3}")) {
            return "";
        }
        return List.of(text.split("\\.")).stream()
                .map(number -> digits(new BigInteger(number), 8))
                .collect(Collectors.joining());
    }

    /** Eight groups of four hexadecimal digits; {@code ::} stands for as many zeroes as are missing. */
    private static String six(String zoned) {
        String text = zoned.replaceFirst("%.*", "");
        String tail = text.substring(text.lastIndexOf(':') + 1);
        String embedded = tail.contains(".") ? four(tail) : "";
        if (tail.contains(".") && embedded.isEmpty()) {
            return "";
        }
        String groups = embedded.isEmpty() ? text : text.substring(0, text.lastIndexOf(':') + 1) + "v:v";
        String[] sides = groups.split("::", -1);
        if (sides.length > 2) {
            return "";
        }
        List<String> head = groups(sides[0]);
        List<String> rest = sides.length == 2 ? groups(sides[1]) : List.of();
        int missing = 8 - head.size() - rest.size();
        boolean whole = sides.length == 2 ? missing > 0 : missing == 0;
        List<String> all = new ArrayList<>(head);
        all.addAll(Collections.nCopies(Math.max(0, missing), "0"));
        all.addAll(rest);
        return whole && all.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}|v"))
                ? all.stream()
                                .filter(group -> !group.equals("v"))
                                .map(Bits::group)
                                .collect(Collectors.joining())
                        + embedded
                : "";
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    private static String group(String hexadecimal) {
        return digits(new BigInteger(hexadecimal, 16), 16);
    }
}
