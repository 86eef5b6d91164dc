package io.breakwater.core.detect.sigma.rule;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 network. Addresses are read here without the resolver: a host name must never start a name lookup.
 *
 * @param version 4 or 6
 * @param prefix the first {@code bits} bits of its addresses, shifted right
 */
public record Network(int version, BigInteger prefix, int bits) {
    /** Reads {@code 10.0.0.0/8}, {@code fe80::/10}, or an address alone. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Address base = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (base == null) {
            return Optional.empty();
        }
        int bits = slash < 0 ? base.width() : decimal(text.substring(slash + 1), base.width());
        return bits < 0
                ? Optional.empty()
                : Optional.of(new Network(base.version(), base.value().shiftRight(base.width() - bits), bits));
    }

    /** Whether the text is an address of this network; an IPv4 address mapped into IPv6 counts as IPv4. */
    public boolean contains(String text) {
        Address address = Address.parse(text);
        return address != null
                && address.version() == version
                && address.value().shiftRight(address.width() - bits).equals(prefix);
    }

    private static int decimal(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number > most ? -1 : number;
    }

    private record Address(int version, BigInteger value) {
        private static final int LONGEST = 64;
        private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

        int width() {
            return version == 4 ? 32 : 128;
        }

        static @Nullable Address parse(String written) {
            String text = written.strip();
            if (text.isEmpty() || text.length() > LONGEST) {
                return null;
            }
            return text.indexOf(':') >= 0 ? six(text) : four(text);
        }

        private static @Nullable Address four(String text) {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 4) {
                return null;
            }
            long value = 0;
            for (String part : parts) {
                int number = decimal(part, 255);
                if (number < 0) {
                    return null;
                }
                value = value << 8 | number;
            }
            return new Address(4, BigInteger.valueOf(value));
        }

        private static @Nullable Address six(String zoned) {
            int zone = zoned.indexOf('%');
            String text = dotless(zone < 0 ? zoned : zoned.substring(0, zone));
            if (text == null) {
                return null;
            }
            int gap = text.indexOf("::");
            if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
                return null;
            }
            int[] head = groups(gap < 0 ? text : text.substring(0, gap));
            int[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
            if (head == null || tail == null) {
                return null;
            }
            int given = head.length + tail.length;
            return (gap < 0 ? given == 8 : given < 8) ? joined(head, tail) : null;
        }

        /** Writes a trailing dotted IPv4 part as two groups. */
        private static @Nullable String dotless(String text) {
            if (text.indexOf('.') < 0) {
                return text;
            }
            int last = text.lastIndexOf(':');
            Address embedded = four(text.substring(last + 1));
            if (embedded == null) {
                return null;
            }
            long value = embedded.value().longValue();
            return text.substring(0, last + 1) + Long.toHexString(value >> 16) + ":" + Long.toHexString(value & 0xffff);
        }

        private static int @Nullable [] groups(String text) {
            if (text.isEmpty()) {
                return new int[0];
            }
            String[] parts = text.split(":", -1);
            int[] values = new int[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = group(parts[i]);
                if (values[i] < 0) {
                    return null;
                }
            }
            return values;
        }

        private static int group(String text) {
            if (text.isEmpty() || text.length() > 4) {
                return -1;
            }
            int value = 0;
            for (int i = 0; i < text.length(); i++) {
                int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
                if (digit < 0) {
                    return -1;
                }
                value = value << 4 | digit;
            }
            return value;
        }

        private static Address joined(int[] head, int[] tail) {
            BigInteger value = BigInteger.ZERO;
            for (int i = 0; i < 8; i++) {
                int fromTail = i - (8 - tail.length);
                int group = i < head.length ? head[i] : fromTail >= 0 ? tail[fromTail] : 0;
                value = value.shiftLeft(16).or(BigInteger.valueOf(group));
            }
            boolean mapped = value.shiftRight(32).equals(MAPPED);
            return mapped ? new Address(4, value.and(BigInteger.valueOf(0xffffffffL))) : new Address(6, value);
        }
    }
}
