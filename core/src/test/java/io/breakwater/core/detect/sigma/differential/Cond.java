package io.breakwater.core.detect.sigma.differential;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition over search identifiers. */
sealed interface Cond {
    String written();

    boolean holds(Map<String, Boolean> identifiers);

    /** One identifier. */
    record Name(String name) implements Cond {
        @Override
        public String written() {
            return name;
        }

        @Override
        public boolean holds(Map<String, Boolean> identifiers) {
            return identifiers.getOrDefault(name, false);
        }
    }

    /** {@code 1 of x}, {@code all of x}; {@code x} is a name with stars, or {@code them}. */
    record Some(String quantifier, String pattern) implements Cond {
        @Override
        public String written() {
            return quantifier + " of " + pattern;
        }

        @Override
        public boolean holds(Map<String, Boolean> identifiers) {
            Stream<Boolean> meant = identifiers.entrySet().stream()
                    .filter(known -> means(known.getKey()))
                    .map(Map.Entry::getValue);
            return quantifier.equals("all") ? meant.allMatch(is -> is) : meant.anyMatch(is -> is);
        }

        boolean means(String name) {
            return pattern.equals("them")
                    ? !name.startsWith("_")
                    : Wild.read(pattern).matches(name, true);
        }
    }

    /** {@code not x} */
    record Not(Cond part) implements Cond {
        @Override
        public String written() {
            return "not " + (part instanceof Joined ? "(" + part.written() + ")" : part.written());
        }

        @Override
        public boolean holds(Map<String, Boolean> identifiers) {
            return !part.holds(identifiers);
        }
    }

    /**
     * {@code x and y}, {@code x or y}
     *
     * @param word as it is written: {@code and}, {@code OR}, ...
     */
    record Joined(String word, List<Cond> parts) implements Cond {
        boolean isAnd() {
            return word.equalsIgnoreCase("and");
        }

        /** Brackets only where {@code and} would bind more than it should. */
        @Override
        public String written() {
            return parts.stream().map(this::part).collect(Collectors.joining(" " + word + " "));
        }

        private String part(Cond part) {
            boolean needsBrackets = isAnd() && part instanceof Joined inner && !inner.isAnd();
            return needsBrackets ? "(" + part.written() + ")" : part.written();
        }

        @Override
        public boolean holds(Map<String, Boolean> identifiers) {
            return isAnd()
                    ? parts.stream().allMatch(part -> part.holds(identifiers))
                    : parts.stream().anyMatch(part -> part.holds(identifiers));
        }
    }
}
