package io.breakwater.core.detect.indicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses and networks as bytes: 4 or 16, a network's followed by its prefix length. Never asks a resolver. */
final class AddressKey {
    private static final int LONGEST_TEXT = 45;

    private AddressKey() {}

    /** The address's 4 or 16 bytes, an IPv4 address mapped into IPv6 as 4; null when the text is none. */
    static byte @Nullable [] address(String text) {
        if (text.length() < 2 || text.length() > LONGEST_TEXT) {
            return null;
        }
        return text.indexOf(':') < 0 ? four(text, 0, text.length()) : unmapped(six(text));
    }

    /** A network's masked bytes and prefix length; null when the text is none or every address is in it. */
    static byte @Nullable [] network(String text) {
        int slash = text.indexOf('/');
        byte[] base = slash < 0 ? null : address(text.substring(0, slash));
        int bits = slash < 0 ? -1 : decimal(text, slash + 1, text.length(), 128);
        if (base == null || bits < 1 || bits > base.length * 8) {
            return null;
        }
        return masked(base, bits);
    }

    /** The key of the network of {@code bits} bits that an address lies in. */
    static byte[] masked(byte[] address, int bits) {
        byte[] key = Arrays.copyOf(address, address.length + 1);
        int whole = bits / 8;
        if (bits % 8 != 0) {
            key[whole] &= (byte) (0xff << (8 - bits % 8));
            whole++;
        }
        Arrays.fill(key, whole, address.length, (byte) 0);
        key[address.length] = (byte) bits;
        return key;
    }

    private static byte @Nullable [] four(String text, int from, int to) {
        byte[] bytes = new byte[4];
        int start = from;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? to : text.indexOf('.', start);
            int number = end < 0 || end > to ? -1 : decimal(text, start, end, 255);
            if (number < 0) {
                return null;
            }
            bytes[part] = (byte) number;
            start = end + 1;
        }
        return bytes;
    }

    private static int decimal(String text, int from, int to, int most) {
        if (to <= from || to - from > 3) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number > most ? -1 : number;
    }

    private static byte @Nullable [] six(String text) {
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null || (gap < 0 ? head.length != 16 : head.length + tail.length > 14)) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return bytes;
    }

    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        byte[] bytes = new byte[parts.length * 2 + (dotted ? 2 : 0)];
        int written = 0;
        for (String part : parts) {
            byte[] group = part.indexOf('.') >= 0 ? four(part, 0, part.length()) : group(part);
            if (group == null || written + group.length > bytes.length) {
                return null;
            }
            System.arraycopy(group, 0, bytes, written, group.length);
            written += group.length;
        }
        return written == bytes.length && bytes.length <= 16 ? bytes : null;
    }

    private static byte @Nullable [] group(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            int digit = part.charAt(i) < 128 ? Character.digit(part.charAt(i), 16) : -1;
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte @Nullable [] unmapped(byte @Nullable [] six) {
        if (six == null || six[10] != -1 || six[11] != -1) {
            return six;
        }
        for (int i = 0; i < 10; i++) {
            if (six[i] != 0) {
                return six;
            }
        }
        return Arrays.copyOfRange(six, 12, 16);
    }
}
