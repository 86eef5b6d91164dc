package io.breakwater.core.detect.sigma.plain;

import io.breakwater.core.detect.sigma.rule.ValueTest;

/** When two letters are one: as {@link String#equalsIgnoreCase} has it, code point by code point and in no language. */
final class Letters {
    private Letters() {}

    static boolean same(int left, int right, boolean cased) {
        return left == right
                || !cased
                        && Character.toLowerCase(Character.toUpperCase(left))
                                == Character.toLowerCase(Character.toUpperCase(right));
    }

    /** Whether {@code part} stands in {@code text} where the fit wants it. */
    static boolean fit(String text, String part, ValueTest.Fit fit, boolean cased) {
        int[] in = text.codePoints().toArray();
        int[] wanted = part.codePoints().toArray();
        int last = in.length - wanted.length;
        return switch (fit) {
            case EQUAL -> last == 0 && standsAt(in, 0, wanted, cased);
            case STARTS_WITH -> last >= 0 && standsAt(in, 0, wanted, cased);
            case ENDS_WITH -> last >= 0 && standsAt(in, last, wanted, cased);
            case CONTAINS -> standsAnywhere(in, wanted, cased);
        };
    }

    private static boolean standsAnywhere(int[] in, int[] wanted, boolean cased) {
        for (int at = 0; at <= in.length - wanted.length; at++) {
            if (standsAt(in, at, wanted, cased)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAt(int[] in, int at, int[] wanted, boolean cased) {
        for (int i = 0; i < wanted.length; i++) {
            if (!same(in[at + i], wanted[i], cased)) {
                return false;
            }
        }
        return true;
    }
}
