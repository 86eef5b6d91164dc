package io.breakwater.core.detect.sigma.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes lines of selections, in every combination of modifiers that the specification allows. */
final class LineMaker {
    static final List<String> FIELDS = List.of("F", "G", "H", "a.b", "a.c", "FieldOne");
    private static final List<String> PLACES = List.of("contains", "startswith", "endswith");
    private static final List<String> CODES = List.of("", "wide", "utf16le", "utf16be", "utf16");
    private static final List<String> ORDERS = List.of("lt", "lte", "gt", "gte");
    static final List<String> PARTS = List.of("minute", "hour", "day", "week", "month", "year");

    private final Dice dice;

    LineMaker(Dice dice) {
        this.dice = dice;
    }

    Line line() {
        String field = dice.of(FIELDS);
        return switch (dice.below(22)) {
            case 0, 1 -> line(field, texts("windash"), this::option);
            case 2, 3, 4 -> encoded(field);
            case 5 -> line(field, texts("expand"), () -> text("x%servers%", "%user%*", "%servers%-%user%", "%user%"));
            case 6, 7, 8 -> regex(field);
            case 9 -> line(field, joined("cidr"), this::network);
            case 10 -> line(field, joined(dice.of(ORDERS)), this::number);
            case 11 -> line(field, date(), () -> new Scalar.Number(String.valueOf(dice.of(2, 7, 9, 10, 23, 27, 2025))));
            case 12 -> new Line(field, negated("exists"), List.of(truth()));
            case 13, 14 -> new Line(field, reference(), List.of(text(dice.of(FIELDS))));
            case 15 -> line(field, joined(), this::mixed);
            default -> line(field, texts(), this::pattern);
        };
    }

    /** A keyword, or several of which one or all must be found. */
    Line keywords() {
        return dice.oneIn(3)
                ? new Line("", List.of("all"), several(this::keyword, dice.between(2, 3)))
                : new Line("", List.of(), several(this::keyword, dice.between(1, 3)));
    }

    private Scalar keyword() {
        return dice.oneIn(8) ? new Scalar.Number("4688") : pattern();
    }

    /** The line with something else said of its values, or of which one is another. */
    Line altered(Line line) {
        if (line.field().isEmpty()) {
            return keywords();
        }
        List<String> modifiers = new ArrayList<>(line.modifiers());
        boolean placed = modifiers.stream().anyMatch(PLACES::contains);
        if (placed && dice.oneIn(2)) {
            modifiers.replaceAll(name -> PLACES.contains(name) ? dice.of(PLACES) : name);
            return new Line(line.field(), modifiers, line.values());
        }
        if (dice.oneIn(3)) {
            boolean was = modifiers.remove("neq");
            if (!was) {
                modifiers.add("neq");
            }
            return new Line(line.field(), modifiers, line.values());
        }
        return dice.oneIn(3) ? new Line(dice.of(FIELDS), modifiers, line.values()) : line();
    }

    private static Line line(String field, List<String> modifiers, List<Scalar> values) {
        boolean single = values.size() == 1;
        return new Line(
                field,
                single ? modifiers.stream().filter(name -> !name.equals("all")).toList() : modifiers,
                values);
    }

    private Line line(String field, List<String> modifiers, Supplier<Scalar> value) {
        return line(field, modifiers, several(value, dice.oneIn(2) ? 1 : dice.between(2, 4)));
    }

    private static List<Scalar> several(Supplier<Scalar> value, int count) {
        return Stream.generate(value).limit(count).toList();
    }

    /** Modifiers of texts: where they stand, in which case, whether one or all or none. */
    private List<String> texts(String... first) {
        List<String> modifiers = new ArrayList<>(List.of(first));
        if (!dice.oneIn(3)) {
            modifiers.add(dice.of(PLACES));
        }
        if (dice.oneIn(5)) {
            modifiers.add(dice.below(modifiers.size() + 1), "cased");
        }
        modifiers.addAll(joined());
        return modifiers;
    }

    private List<String> joined(String... first) {
        List<String> modifiers = new ArrayList<>(negated(first));
        if (dice.oneIn(4)) {
            modifiers.add(dice.below(modifiers.size() + 1), "all");
        }
        return modifiers;
    }

    private List<String> negated(String... first) {
        List<String> modifiers = new ArrayList<>(List.of(first));
        if (dice.oneIn(8)) {
            modifiers.add("neq");
        }
        return modifiers;
    }

    private Line encoded(String field) {
        String code = dice.of(CODES);
        List<String> modifiers = new ArrayList<>();
        if (dice.oneIn(6)) {
            modifiers.add("windash");
        }
        if (!code.isEmpty()) {
            modifiers.add(code);
        }
        modifiers.add(dice.of("base64", "base64offset", "base64offset"));
        modifiers.addAll(texts());
        return line(
                field,
                modifiers,
                () -> new Scalar.Text(dice.of("ab -x", "whoami", "kS\u00E91", "a\\*b", "abc"), false));
    }

    private Line regex(String field) {
        List<String> modifiers = new ArrayList<>(List.of("re"));
        for (String flag : List.of("i", "m", "s")) {
            if (dice.oneIn(3)) {
                modifiers.add(flag);
            }
        }
        modifiers.addAll(joined());
        return line(field, modifiers, () -> new Scalar.Pattern(new RxMaker(dice).expression()));
    }

    private List<String> date() {
        List<String> modifiers = new ArrayList<>(List.of(dice.of(PARTS)));
        if (dice.oneIn(2)) {
            modifiers.add(dice.below(2), dice.of(ORDERS));
        }
        modifiers.addAll(joined());
        return modifiers;
    }

    private List<String> reference() {
        List<String> modifiers = new ArrayList<>(List.of("fieldref"));
        if (dice.oneIn(2)) {
            modifiers.add(dice.below(2), dice.of(PLACES));
        }
        if (dice.oneIn(4)) {
            modifiers.add("cased");
        }
        modifiers.addAll(negated());
        return modifiers;
    }

    private Scalar mixed() {
        return switch (dice.below(6)) {
            case 0 -> new Scalar.Nothing(dice.of("null", "~"));
            case 1 -> text("");
            case 2 -> truth();
            case 3 -> new Scalar.Number(dice.of("0", "7", "4688", "-1", "2.50"));
            case 4 -> text("*");
            default -> pattern();
        };
    }

    private Scalar truth() {
        boolean value = dice.oneIn(2);
        return new Scalar.Truth(value, value ? dice.of("true", "True") : dice.of("false", "False"));
    }

    private Scalar number() {
        return new Scalar.Number(dice.of("7", "4688", "0", "-3", "2.5", "100"));
    }

    private Scalar network() {
        if (dice.oneIn(2)) {
            int bits = dice.of(8, 12, 16, 24, 31, 32, 0);
            long address = dice.of(0x0A010203L, 0xC0A80000L, 0x0A000000L);
            long kept = bits == 0 ? 0 : address & -1L << 32 - bits;
            return new Scalar.Block(4, kept, bits, EventMaker.four(kept) + "/" + bits);
        }
        int bits = dice.of(10, 32, 48, 64, 0);
        long head = dice.of(0xFE80000000000000L, 0x20010DB800000000L, 0L);
        long kept = bits == 0 ? 0 : head & -1L << 64 - bits;
        return new Scalar.Block(6, kept, bits, EventMaker.six(kept, 0, dice) + "/" + bits);
    }

    private Scalar option() {
        return text(" -x", "/c", "\u2013enc", "a -b --c", "-e -f", "no", "\\*-x", " /y*");
    }

    private Scalar text(String... choices) {
        return new Scalar.Text(dice.of(choices), dice.oneIn(2));
    }

    /** Text with wildcards and escapes here and there. */
    private Scalar pattern() {
        StringBuilder raw = new StringBuilder(escaped(dice.text(4)));
        for (int i = dice.below(3); i > 0; i--) {
            raw.append(dice.of("*", "?", "", "\\*", "\\?", "\\\\", "**", "?*", "\\\\*"));
            raw.append(escaped(dice.text(3)));
        }
        return new Scalar.Text(raw.isEmpty() ? "a" : raw.toString(), dice.oneIn(2));
    }

    /** Backslashes doubled, sometimes: single ones mean the same before letters. */
    private String escaped(String text) {
        return dice.oneIn(2) ? text.replace("\\", "\\\\") : text;
    }
}
