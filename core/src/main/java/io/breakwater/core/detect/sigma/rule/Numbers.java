package io.breakwater.core.detect.sigma.rule;

import java.util.OptionalDouble;

/** Numbers in the text of events and rules. */
public final class Numbers {
    private static final int LONGEST = 40;

    private Numbers() {}

    /**
     * Reads a decimal number with optional sign, fraction and exponent, or a hexadecimal one behind {@code 0x}; empty
     * for anything else, {@code NaN}, {@code Infinity} and what is too large for a double included.
     */
    public static OptionalDouble parse(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return OptionalDouble.empty();
        }
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return OptionalDouble.of(Long.parseUnsignedLong(text, 2, text.length(), 16));
            }
            return isDecimal(text) ? finite(Double.parseDouble(text)) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
