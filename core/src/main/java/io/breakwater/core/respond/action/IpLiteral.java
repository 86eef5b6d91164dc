package io.breakwater.core.respond.action;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as text, told without asking a name server. */
public final class IpLiteral {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private IpLiteral() {}

    /** Empty when {@code text} is no single IPv4 or IPv6 address. */
    public static Optional<InetAddress> parse(String text) {
        boolean written = V4.matcher(text).matches() || V6.matcher(text).matches();
        if (!written) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the address means another machine in every house, or none at all: RFC 6890 and its kin. */
    public static boolean isLocal(InetAddress address) {
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || special(address.getAddress());
    }

    private static boolean special(byte[] bytes) {
        int first = bytes[0] & 0xff;
        if (bytes.length == 16) {
            return (first & 0xfe) == 0xfc;
        }
        boolean carrierNat = first == 100 && (bytes[1] & 0xc0) == 64;
        return first == 0 || first >= 240 || carrierNat;
    }

    public static boolean isV4(InetAddress address) {
        return address instanceof Inet4Address;
    }
}
