package io.breakwater.server.door;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that sent syslog without being anybody's: what they sent belongs to no tenant and is not kept, but that they
 * send is shown, so that a person can register them. Remembers the last thousand.
 */
public final class UnknownSenders {
    private static final int REMEMBERED = 1000;

    private final Map<String, Seen> byAddress = new LinkedHashMap<>();

    /** One address. */
    public record Seen(String address, long messages, Instant last) {}

    /** Counts one message; tells whether the address was new. */
    synchronized boolean count(String address, Instant at) {
        Seen before = byAddress.remove(address);
        byAddress.put(address, new Seen(address, before == null ? 1 : before.messages() + 1, at));
        if (byAddress.size() > REMEMBERED) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return before == null;
    }

    /** What is wrong with the address or network that somebody wants to register; empty when nothing is. */
    public static Optional<String> complaint(String network) {
        try {
            return Network.parse(network).prefix() < 0 ? Optional.of("an address is wanted") : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /** The latest first. */
    public synchronized List<Seen> seen() {
        return List.copyOf(byAddress.values()).reversed();
    }
}
