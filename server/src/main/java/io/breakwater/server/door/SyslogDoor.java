package io.breakwater.server.door;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.store.Tokens.Sender;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears syslog over UDP and TCP on one port. Syslog knows no acknowledgement: what is read from a connection but not yet
 * on disk when the process is killed is lost to us, and the sender does not know. Over TCP the loss is bounded by waiting
 * for the disk every few thousand messages; senders that must not lose anything use HTTP.
 */
final class SyslogDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogDoor.class);
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

    private final SenderBook book;
    private final UnknownSenders unknown;
    private final CompletableFuture<Intake> intake;
    private final Supplier<RejectedKeeper> keeper;
    private final InstantSource clock;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong datagrams = new AtomicLong();

    /** What a door needs to know whose a message is. */
    record Senders(SenderBook book, UnknownSenders unknown) {}

    /** @throws UncheckedIOException when the port is taken */
    SyslogDoor(
            InetSocketAddress address,
            Senders senders,
            CompletableFuture<Intake> intake,
            Supplier<RejectedKeeper> keeper,
            InstantSource clock) {
        this.book = senders.book();
        this.unknown = senders.unknown();
        this.intake = intake;
        this.keeper = keeper;
        this.clock = clock;
        try {
            tcp = new ServerSocket(address.getPort(), 128, address.getAddress());
            udp = new DatagramSocket(new InetSocketAddress(address.getAddress(), tcp.getLocalPort()));
            udp.setReceiveBufferSize(RECEIVE_BUFFER);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot hear syslog on " + address + "; is the port taken, or below 1024?", taken);
        }
    }

    void start() {
        Thread.ofPlatform().daemon().name("syslog-udp").start(this::receive);
        Thread.ofPlatform().daemon().name("syslog-tcp").start(this::accept);
    }

    int port() {
        return tcp.getLocalPort();
    }

    private void receive() {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] payload = Arrays.copyOf(packet.getData(), packet.getLength());
                sender(packet.getAddress()).ifPresent(sender -> datagram(sender, payload));
            } catch (SocketException closed) {
                return;
            } catch (IOException | RuntimeException failed) {
                LOG.warn("A syslog datagram was lost", failed);
            }
        }
    }

    private void datagram(Sender sender, byte[] payload) {
        Origin origin = new Origin("syslog-udp", datagrams.getAndIncrement(), -1);
        RawRecord record = record(sender, origin, payload);
        var unused = intake.join().append(record).exceptionally(refused -> {
            LOG.warn("A syslog datagram of {} was not kept: {}", sender.tenant(), refused.getMessage());
            return null;
        });
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                connections.add(connection);
                Thread.ofVirtual().name("syslog-connection").start(() -> hear(connection));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                LOG.warn("A syslog connection could not be accepted", failed);
            }
        }
    }

    private void hear(Socket connection) {
        try (connection) {
            Optional<Sender> sender = sender(connection.getInetAddress());
            if (sender.isPresent()) {
                hear(sender.get(), connection);
            }
        } catch (IOException | IntakeRefusal ended) {
            LOG.info("A syslog connection ended: {}", ended.getMessage());
        } finally {
            connections.remove(connection);
        }
    }

    private void hear(Sender sender, Socket connection) throws IOException {
        SyslogFrames frames = new SyslogFrames(connection.getInputStream());
        Acknowledgement acknowledgement = new Acknowledgement(intake.join());
        String name = "syslog-tcp:" + connection.getPort();
        for (Optional<SyslogFrames.Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            SyslogFrames.Frame frame = next.get();
            RawRecord record = record(sender, new Origin(name, frame.number(), frame.atByte()), frame.payload());
            if (frame.cut()) {
                keeper.get().keep(List.of(tooLong(record, frame)));
            } else {
                acknowledgement.append(record);
            }
        }
        acknowledgement.await();
    }

    private static Rejected tooLong(RawRecord record, SyslogFrames.Frame frame) {
        Rejected told = Rejected.of(
                record,
                "record.too-long",
                "a syslog message of " + frame.length() + " bytes; at most " + SyslogFrames.LONGEST
                        + " are taken, let the sender split or shorten it");
        return new Rejected(
                told.tenant(),
                told.source(),
                told.arrival(),
                told.origin(),
                told.code(),
                told.message(),
                told.payload(),
                frame.length());
    }

    private RawRecord record(Sender sender, Origin origin, byte[] payload) {
        return new RawRecord(sender.tenant(), sender.source(), clock.instant(), origin, Optional.empty(), payload);
    }

    private Optional<Sender> sender(InetAddress address) {
        Optional<Sender> sender = book.find(address, port());
        if (sender.isEmpty() && unknown.count(address.getHostAddress(), clock.instant())) {
            LOG.warn(
                    "Syslog from {} belongs to no tenant and is not kept; register the sender",
                    address.getHostAddress());
        }
        return sender;
    }

    @Override
    public void close() {
        closeQuietly(tcp);
        udp.close();
        connections.forEach(SyslogDoor::closeQuietly);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("A socket was gone already", gone);
        }
    }
}
