package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Values of binary XML as the text that Windows shows, which is what rules are written against: hexadecimal numbers without
 * leading zeros ({@code 0x17}), GUIDs in braces and capitals, times in UTC with nine digits, binary data as capitals.
 */
final class ValueText {
    private static final long FILETIME_EPOCH_SECONDS = -11_644_473_600L;
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SYSTEM_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ValueText() {}

    /** The texts of a value: one, or as many as a list has. */
    static List<String> of(byte[] chunk, Node.Value value) throws Malformed {
        Cursor cursor = new Cursor(chunk, value.offset(), value.offset() + value.length());
        boolean list = (value.type() & Node.Value.ARRAY) != 0;
        int type = value.type() & ~Node.Value.ARRAY;
        if (!list) {
            return List.of(single(type, cursor));
        }
        return type == 0x01 ? strings(cursor) : list(type, cursor);
    }

    /** Windows ends each string of a list with a zero. */
    private static List<String> strings(Cursor cursor) throws Malformed {
        String all = cursor.utf16((cursor.end() - cursor.at()) / 2);
        List<String> texts = new ArrayList<>(List.of(all.split("\0", -1)));
        if (texts.size() > 1 && texts.get(texts.size() - 1).isEmpty()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    private static List<String> list(int type, Cursor cursor) throws Malformed {
        List<String> texts = new ArrayList<>();
        while (!cursor.atEnd()) {
            int before = cursor.at();
            texts.add(single(type, cursor));
            if (cursor.at() == before) {
                break;
            }
        }
        return texts;
    }

    private static String single(int type, Cursor cursor) throws Malformed {
        return switch (type) {
            case 0x01 -> trimmed(cursor.utf16((cursor.end() - cursor.at()) / 2));
            case 0x02 -> trimmed(new String(rest(cursor), StandardCharsets.ISO_8859_1));
            case 0x03 -> Integer.toString((byte) cursor.u8());
            case 0x04 -> Integer.toString(cursor.u8());
            case 0x05 -> Integer.toString((short) cursor.u16());
            case 0x06 -> Integer.toString(cursor.u16());
            case 0x07 -> Integer.toString((int) cursor.u32());
            case 0x08 -> Long.toString(cursor.u32());
            case 0x09 -> Long.toString(cursor.i64());
            case 0x0a -> Long.toUnsignedString(cursor.i64());
            case 0x0b -> Float.toString(Float.intBitsToFloat((int) cursor.u32()));
            case 0x0c -> Double.toString(Double.longBitsToDouble(cursor.i64()));
            case 0x0d -> cursor.u32() == 0 ? "false" : "true";
            case 0x0e -> HEX.formatHex(rest(cursor));
            case 0x0f -> guid(cursor);
            case 0x10 -> "0x" + Long.toHexString(word(cursor));
            case 0x11 -> fileTime(cursor);
            case 0x12 -> systemTime(cursor);
            case 0x13 -> sid(cursor);
            case 0x14 -> "0x" + Long.toHexString(cursor.u32());
            case 0x15 -> "0x" + Long.toHexString(cursor.i64());
            default -> HEX.formatHex(rest(cursor));
        };
    }

    private static byte[] rest(Cursor cursor) throws Malformed {
        return cursor.take(cursor.end() - cursor.at());
    }

    /** Strings may end in a zero, which is no part of them. */
    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        return text.substring(0, end);
    }

    /** A machine word of 32 or 64 bits. */
    private static long word(Cursor cursor) throws Malformed {
        return cursor.end() - cursor.at() == 4 ? cursor.u32() : cursor.i64();
    }

    private static String guid(Cursor cursor) throws Malformed {
        StringBuilder text = new StringBuilder("{").append(HEX.toHexDigits(cursor.u32(), 8));
        text.append('-').append(HEX.toHexDigits(cursor.u16(), 4));
        text.append('-').append(HEX.toHexDigits(cursor.u16(), 4)).append('-');
        String rest = HEX.formatHex(cursor.take(8));
        return text.append(rest, 0, 4)
                .append('-')
                .append(rest, 4, rest.length())
                .append('}')
                .toString();
    }

    /** A FILETIME: ticks of 100 ns since 1601. */
    static Instant instant(long ticks) {
        return Instant.ofEpochSecond(
                FILETIME_EPOCH_SECONDS + Math.floorDiv(ticks, TICKS_PER_SECOND),
                Math.floorMod(ticks, TICKS_PER_SECOND) * 100);
    }

    private static String fileTime(Cursor cursor) throws Malformed {
        return TIME.format(instant(cursor.i64()));
    }

    private static String systemTime(Cursor cursor) throws Malformed {
        int year = cursor.u16();
        int month = cursor.u16();
        cursor.skip(2);
        int day = cursor.u16();
        int hour = cursor.u16();
        int minute = cursor.u16();
        int second = cursor.u16();
        int milli = cursor.u16();
        try {
            return SYSTEM_TIME.format(LocalDateTime.of(year, month, day, hour, minute, second, milli * 1_000_000)
                    .atOffset(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return year + "-" + month + "-" + day + "T" + hour + ":" + minute + ":" + second;
        }
    }

    private static String sid(Cursor cursor) throws Malformed {
        int revision = cursor.u8();
        int count = cursor.u8();
        long authority = 0;
        for (int i = 0; i < 6; i++) {
            authority = authority << 8 | cursor.u8();
        }
        StringBuilder text =
                new StringBuilder("S-").append(revision).append('-').append(authority);
        for (int i = 0; i < count; i++) {
            text.append('-').append(cursor.u32());
        }
        return text.toString();
    }
}
