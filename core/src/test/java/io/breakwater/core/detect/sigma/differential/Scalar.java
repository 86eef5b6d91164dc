package io.breakwater.core.detect.sigma.differential;

import java.util.Optional;

/** A value as a rule writes it. */
sealed interface Scalar {
    String yaml();

    /** The text that the value stands for, escapes and wildcards still in it; empty for null. */
    Optional<String> written();

    /** A text with Sigma's wildcards and escapes, or the text of an expression, a network, a field's name. */
    record Text(String raw, boolean doubleQuotes) implements Scalar {
        @Override
        public String yaml() {
            boolean single = !doubleQuotes && raw.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            return single ? "'" + raw.replace("'", "''") + "'" : quoted();
        }

        private String quoted() {
            StringBuilder yaml = new StringBuilder("\"");
            raw.codePoints().forEach(c -> yaml.append(escaped(c)));
            return yaml.append('"').toString();
        }

        private static String escaped(int c) {
            if (c == '"' || c == '\\') {
                return "\\" + (char) c;
            }
            return c >= ' ' && c < 0x7f ? Character.toString(c) : String.format("\\U%08x", c);
        }

        @Override
        public Optional<String> written() {
            return Optional.of(raw);
        }
    }

    /** A number without quotes, such as {@code 4688}. */
    record Number(String digits) implements Scalar {
        @Override
        public String yaml() {
            return digits;
        }

        @Override
        public Optional<String> written() {
            return Optional.of(digits);
        }
    }

    /** {@code true} or {@code false}, without quotes. */
    record Truth(boolean value, String word) implements Scalar {
        @Override
        public String yaml() {
            return word;
        }

        @Override
        public Optional<String> written() {
            return Optional.of(String.valueOf(value));
        }
    }

    /** {@code null}. */
    record Nothing(String word) implements Scalar {
        @Override
        public String yaml() {
            return word;
        }

        @Override
        public Optional<String> written() {
            return Optional.empty();
        }
    }

    /** A regular expression of which the structure is known. */
    record Pattern(Rx expression) implements Scalar {
        @Override
        public String yaml() {
            return new Text(expression.written(), true).yaml();
        }

        @Override
        public Optional<String> written() {
            return Optional.of(expression.written());
        }
    }

    /** A network of which the bits are known. */
    record Block(int version, long head, int bits, String text) implements Scalar {
        @Override
        public String yaml() {
            return new Text(text, false).yaml();
        }

        @Override
        public Optional<String> written() {
            return Optional.of(text);
        }
    }
}
