package io.breakwater.core.exposure;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a tenant has authorised to be looked at: addresses, networks and domains. Everything else is left alone, also when
 * a scan file holds it. No name is ever resolved.
 */
public final class Scope {
    private static final Pattern ADDRESS_V4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern ADDRESS_V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final List<Network> networks = new ArrayList<>();
    private final List<String> domains = new ArrayList<>();

    private record Network(int bits, BigInteger start, int prefix) {
        boolean holds(Network address) {
            int free = bits - prefix;
            return bits == address.bits && address.start.shiftRight(free).equals(start.shiftRight(free));
        }
    }

    private Scope() {}

    /**
     * Reads one entry a line: {@code 203.0.113.7}, {@code 203.0.113.0/24}, {@code 2001:db8::/32}, {@code example.cn} (with
     * all below it); blank lines and what follows {@code #} do not count. A line that is none of these is an
     * IllegalArgumentException with its number.
     */
    public static Scope parse(List<String> lines) {
        Scope scope = new Scope();
        for (int i = 0; i < lines.size(); i++) {
            String entry = lines.get(i).replaceFirst("#.*", "").strip();
            if (!entry.isEmpty()) {
                scope.add(entry, i + 1);
            }
        }
        return scope;
    }

    private void add(String entry, int line) {
        Optional<Network> network = network(entry);
        if (network.isPresent()) {
            networks.add(network.get());
        } else if (entry.matches("[\\p{L}\\p{N}*.-]+\\.[\\p{L}][\\p{L}\\p{N}-]*")) {
            domains.add(entry.replaceFirst("^\\*\\.", "").toLowerCase(Locale.ROOT));
        } else {
            throw new IllegalArgumentException(
                    "scope, line " + line + ": '" + entry + "' is no address, network (CIDR) or domain");
        }
    }

    /** Whether an address or a host name is authorised. */
    public boolean holds(String host) {
        Optional<Network> address = network(host);
        if (address.isPresent()) {
            return networks.stream().anyMatch(network -> network.holds(address.get()));
        }
        String name = host.toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    /** An address, or a network in CIDR; empty when the text is neither. */
    private static Optional<Network> network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> bytes = bytes(address);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        int bits = bytes.get().length * 8;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        return Optional.of(new Network(bits, new BigInteger(1, bytes.get()), Integer.parseInt(length)));
    }

    /** Only literal addresses are handed to the JDK's parser, so that it never asks a name server. */
    private static Optional<byte[]> bytes(String address) {
        boolean literal = ADDRESS_V4.matcher(address).matches()
                || ADDRESS_V6.matcher(address).matches();
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
