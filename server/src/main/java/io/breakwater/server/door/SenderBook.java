package io.breakwater.server.door;

import io.breakwater.server.ServerSettings;
import io.breakwater.store.Tokens;
import io.breakwater.store.Tokens.Sender;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whose an address is: by the configuration and by what was registered; the narrowest network that holds it decides. */
final class SenderBook {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final List<ServerSettings.Sender> configured;
    private final Supplier<Tokens> tokens;
    private final InstantSource clock;
    private volatile Page page = new Page(List.of(), Instant.MIN);

    /** The book as it was read at a time. */
    private record Page(List<Line> lines, Instant read) {}

    private record Line(Network network, int port, Sender sender) {}

    SenderBook(List<ServerSettings.Sender> configured, Supplier<Tokens> tokens, InstantSource clock) {
        this.configured = configured;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param port on which it was heard */
    Optional<Sender> find(InetAddress address, int port) {
        Instant now = clock.instant();
        if (page.read().isBefore(now.minus(FRESH))) {
            page = new Page(read(), now);
        }
        return page.lines().stream()
                .filter(line -> (line.port() == 0 || line.port() == port)
                        && line.network().holds(address))
                .map(Line::sender)
                .findFirst();
    }

    private List<Line> read() {
        List<Line> lines = new ArrayList<>();
        for (ServerSettings.Sender sender : configured) {
            lines.add(new Line(Network.parse(sender.from()), 0, new Sender(sender.tenant(), sender.source())));
        }
        for (Tokens.SyslogSender sender : tokens.get().syslogSenders()) {
            lines.add(new Line(Network.parse(sender.address()), sender.port(), sender.sender()));
        }
        lines.sort(Comparator.comparing((Line line) -> -line.network().prefix()).thenComparing(line -> -line.port()));
        return lines;
    }
}
