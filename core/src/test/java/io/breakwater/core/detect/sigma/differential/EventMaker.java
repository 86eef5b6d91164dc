package io.breakwater.core.detect.sigma.differential;

import io.breakwater.core.detect.sigma.differential.Happening.Value;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes events that a rule matches, or nearly matches. */
final class EventMaker {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "7",
            "0x1250",
            "4688",
            "1e3",
            "+7",
            " 7 ",
            "-3",
            "2.50",
            "NaN",
            "true",
            "null",
            "10.1.2.3",
            "::1",
            "::ffff:10.1.2.3",
            "fe80::1%eth0",
            "10.1.2",
            "10.1.2.256",
            "2025-02-27",
            "2025-02-30T10:00:00",
            "12:00",
            "db1",
            "w1b",
            "localhost",
            "\uD800",
            "*",
            "?",
            "\\");

    private final Dice dice;

    EventMaker(Dice dice) {
        this.dice = dice;
    }

    Happening near(Rule rule) {
        Map<String, List<Value>> fields = new LinkedHashMap<>();
        rule.lines().forEach(line -> {
            if (!dice.oneIn(6)) {
                put(line, fields);
            }
        });
        for (int i = dice.below(3); i > 0; i--) {
            add(dice.of(LineMaker.FIELDS), Happening.string(dice.oneIn(2) ? dice.of(ODD) : dice.text(6)), fields);
        }
        String service = dice.oneIn(4) ? dice.of("s1", "", "other") : rule.service();
        return new Happening(service, fields);
    }

    private void add(String field, Value value, Map<String, List<Value>> fields) {
        List<Value> values = fields.computeIfAbsent(field, any -> new ArrayList<>());
        if (dice.oneIn(2)) {
            values.clear();
        }
        values.add(value);
    }

    private void put(Line line, Map<String, List<Value>> fields) {
        String field = line.field().isEmpty() ? dice.of("F", "Other", "a.z") : line.field();
        List<Scalar> values = line.has("all") ? line.values() : List.of(dice.of(line.values()));
        for (Scalar value : values) {
            if (value instanceof Scalar.Nothing || line.has("exists")) {
                presence(field, fields);
            } else if (line.has("fieldref")) {
                reference(line, value.written().orElseThrow(), fields);
            } else {
                String meant = sample(line, value);
                add(field, written(dice.oneIn(3) ? dice.nearly(meant) : meant), fields);
            }
        }
    }

    /** Numbers and truths are written without quotes half of the time. */
    private Value written(String text) {
        boolean bare = text.matches("true|false|-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,5})?");
        return bare && dice.oneIn(2) ? Happening.bare(text) : Happening.string(text);
    }

    private void presence(String field, Map<String, List<Value>> fields) {
        switch (dice.below(4)) {
            case 0 -> fields.put(field, new ArrayList<>(List.of(Happening.none())));
            case 1 -> fields.put(field, new ArrayList<>());
            case 2 -> fields.remove(field);
            default -> add(field, Happening.string(dice.of("", "x", "null")), fields);
        }
    }

    private void reference(Line line, String other, Map<String, List<Value>> fields) {
        String shared = dice.text(4) + dice.text(4);
        String around = line.has("contains") ? "x" + shared + "y" : line.has("endswith") ? "x" + shared : shared + "y";
        boolean placed = line.has("contains") || line.has("startswith") || line.has("endswith");
        add(line.field(), Happening.string(placed ? around : shared), fields);
        add(other, Happening.string(dice.oneIn(2) ? shared : dice.nearly(shared)), fields);
    }

    private String sample(Line line, Scalar value) {
        if (value instanceof Scalar.Pattern pattern) {
            String found = pattern.expression().sample(dice);
            return dice.oneIn(2) ? found : dice.text(3) + found + dice.text(3);
        }
        if (value instanceof Scalar.Block block) {
            return address(block);
        }
        if (LineMaker.PARTS.stream().anyMatch(line::has)) {
            return date(line, Integer.parseInt(value.written().orElseThrow()));
        }
        if (List.of("lt", "lte", "gt", "gte").stream().anyMatch(line::has)) {
            return number(Double.parseDouble(value.written().orElseThrow()));
        }
        boolean offset = line.has("base64offset");
        return offset && dice.oneIn(3)
                ? embedded(line, value.written().orElseThrow())
                : dice.of(Forms.of(line, value)).sample(dice);
    }

    /** What the text looks like inside of a longer one that was encoded whole. */
    private String embedded(Line line, String raw) {
        Charset charset = Forms.charset(line);
        byte[] inner = Wild.read(raw).plain().getBytes(charset);
        byte[] head = "xyz".substring(dice.below(4)).getBytes(charset);
        byte[] all = Arrays.copyOf(head, head.length + inner.length + dice.below(3));
        System.arraycopy(inner, 0, all, head.length, inner.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private String number(double bound) {
        String near = BigDecimal.valueOf(bound + dice.of(-1.0, 0.0, 0.0, 1.0, 0.5))
                .stripTrailingZeros()
                .toPlainString();
        return dice.oneIn(6) ? " " + near : dice.oneIn(6) ? near + "x" : near;
    }

    private String date(Line line, int than) {
        int part = than + dice.of(-1, 0, 0, 0, 1);
        int year = line.has("year") ? part : 2025;
        int month = line.has("month") ? part : line.has("week") ? 1 + part / 5 : dice.between(1, 13);
        int day = line.has("day") ? part : dice.between(1, 31);
        int hour = line.has("hour") ? part : dice.below(25);
        int minute = line.has("minute") ? part : dice.below(61);
        String text = String.format("%04d-%02d-%02d", year, month, day);
        return switch (dice.below(4)) {
            case 0 -> text;
            case 1 -> text + String.format(" %02d:%02d", hour, minute);
            case 2 -> text + String.format("T%02d:%02d:59+08:00", hour, minute);
            default -> text + String.format("T%02d:%02d:00.000Z", hour, minute);
        };
    }

    private String address(Scalar.Block block) {
        int width = block.version() == 4 ? 32 : 64;
        long free = block.bits() >= width ? 0 : block.bits() == 0 ? -1L : (1L << width - block.bits()) - 1;
        long inside = block.head() | dice.of(0L, 1L, 0x0102030405060708L, -1L) & free;
        long outside = dice.oneIn(3) ? inside ^ 1L << dice.below(width) : inside;
        if (block.version() == 4) {
            String four = four(outside & 0xFFFFFFFFL);
            return dice.oneIn(5) ? dice.of("::ffff:" + four, " " + four, four + ":80", "0" + four) : four;
        }
        return six(outside, dice.below(3), dice);
    }

    static String four(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** An address with that first half and a small second one, written long or short. */
    static String six(long head, long tail, Dice dice) {
        List<String> groups = new ArrayList<>();
        for (int shift = 48; shift >= 0; shift -= 16) {
            groups.add(String.format(dice.oneIn(4) ? "%04X" : "%x", head >>> shift & 0xFFFF));
        }
        boolean longForm = dice.oneIn(3);
        groups.addAll(longForm ? Collections.nCopies(3, "0") : List.of());
        return String.join(":", groups) + (longForm ? ":" : "::") + Long.toHexString(tail);
    }
}
