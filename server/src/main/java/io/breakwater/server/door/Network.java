package io.breakwater.server.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses with a common beginning.
 *
 * @param bytes of its first address; none: any address at all
 * @param prefix how many bits they share; -1 for any address
 */
public record Network(byte[] bytes, int prefix) {
    /**
     * Reads {@code 10.1.0.0/16}, one address, or an empty text for any.
     *
     * @throws IllegalArgumentException when it is none of these; names are not looked up
     */
    public static Network parse(String text) {
        if (text.isBlank()) {
            return new Network(new byte[0], -1);
        }
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException("'" + text + "' is no address and no network like 10.1.0.0/16");
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int whole = bytes.length * Byte.SIZE;
            int prefix = slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > whole) {
                throw new IllegalArgumentException("'" + text + "': the prefix must be 0 to " + whole);
            }
            return new Network(bytes, prefix);
        } catch (UnknownHostException | NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no address and no network like 10.1.0.0/16", wrong);
        }
    }

    public boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (prefix < 0) {
            return true;
        }
        if (other.length != bytes.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest) & 0xFF;
        return Arrays.equals(bytes, 0, whole, other, 0, whole)
                && (rest == 0 || (bytes[whole] & mask) == (other[whole] & mask));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && prefix == that.prefix && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + prefix;
    }

    @Override
    public String toString() {
        return "Network[" + Arrays.toString(bytes) + "/" + prefix + "]";
    }
}
