package io.breakwater.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
final class SyslogDoorTest {
    private final RunningServer.Parts server;

    SyslogDoorTest(RunningServer.Parts server) {
        this.server = server;
    }

    @Test
    void hearsTcpCountedAndByLineAndGivesItToTheSendersTenant() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(bytes("24 <13>counted\nwith a break<14>by line\r\n"));
        }
        await().untilAsserted(() -> assertThat(texts()).contains("<13>counted\nwith a break", "<14>by line"));
        assertThat(server.intake().records())
                .filteredOn(record -> text(record).contains("by line"))
                .allSatisfy(record -> assertThat(record.source()).isEqualTo(new SourceId("switches")));
    }

    @Test
    void hearsUdp() throws IOException {
        byte[] message = bytes("<13>a datagram");
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port()));
        }
        await().untilAsserted(() -> assertThat(texts()).contains("<13>a datagram"));
    }

    @Test
    void splitsFramesAndTellsWhatIsTooLong() throws IOException {
        String tooLong = "x".repeat(SyslogFrames.LONGEST + 5);
        List<SyslogFrames.Frame> frames = frames("\n5 abcde12months of logs\n" + tooLong + "\nlast");
        assertThat(frames).extracting(frame -> frame.length()).containsExactly(5L, 16L, (long) tooLong.length(), 4L);
        assertThat(frames).extracting(SyslogFrames.Frame::cut).containsExactly(false, false, true, false);
        assertThat(frames).extracting(SyslogFrames.Frame::number).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aCountThatPromisesMoreThanComesGivesWhatCame() throws IOException {
        assertThat(frames("900 short")).extracting(SyslogFrames.Frame::length).containsExactly(5L);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.200.3, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "10.1.0.0/17, 10.1.128.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "2001:db8::/32, 2001:db8:1::9, true",
        "2001:db8::/32, 10.1.2.3, false",
        "'', 10.1.2.3, true"
    })
    void aNetworkHoldsItsAddresses(String network, String address, boolean holds) throws IOException {
        assertThat(Network.parse(network).holds(InetAddress.getByName(address))).isEqualTo(holds);
    }

    private static List<SyslogFrames.Frame> frames(String stream) throws IOException {
        SyslogFrames frames = new SyslogFrames(new ByteArrayInputStream(bytes(stream)));
        List<SyslogFrames.Frame> all = new ArrayList<>();
        for (Optional<SyslogFrames.Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            all.add(next.get());
        }
        return all;
    }

    private int port() {
        return server.server().syslogPort().orElseThrow();
    }

    private List<String> texts() {
        return server.intake().records().stream().map(SyslogDoorTest::text).toList();
    }

    private static String text(RawRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
