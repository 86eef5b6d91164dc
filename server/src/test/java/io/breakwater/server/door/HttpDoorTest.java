package io.breakwater.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.Caller;
import io.breakwater.server.Caller.Answer;
import io.breakwater.server.RunningServer;
import io.breakwater.store.RejectedRecords;
import io.breakwater.store.Scope;
import io.breakwater.store.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class HttpDoorTest {
    private static final TenantId TENANT = new TenantId("door-tenant");
    private static final String EVE = "{\"timestamp\":\"2025-05-02T10:00:00.000000+0800\",\"event_type\":\"alert\","
            + "\"src_ip\":\"198.18.0.9\",\"dest_ip\":\"198.18.1.9\",\"alert\":{\"signature\":\"one\",\"signature_id\":1}}";

    private final RunningServer.Parts server;
    private final Caller source;

    HttpDoorTest(RunningServer.Parts server) {
        this.server = server;
        Tokens.Sender sender = new Tokens.Sender(TENANT, new SourceId("sensor"));
        this.source = new Caller(server, new Tokens(server.store()).issue(sender));
    }

    @BeforeEach
    void empty() {
        server.intake().records().clear();
    }

    @Test
    void countsWhatIsDurableAndHandsItOnAsTheTokensTenant() {
        Answer answer = source.post("/api/v1/records", bytes(EVE + "\n" + EVE + "\n"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asInt()).isEqualTo(2);
        assertThat(server.intake().records()).hasSize(2).allSatisfy(record -> {
            assertThat(record.tenant()).isEqualTo(TENANT);
            assertThat(record.source()).isEqualTo(new SourceId("sensor"));
        });
    }

    @Test
    void aBrokenFirstLineDoesNotCostTheRest() {
        Answer answer = source.post("/api/v1/records", bytes("\u0001\u0002 neither this nor that\n" + EVE + "\n"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.intake().records()).extracting(RawRecord::payload).contains(bytes(EVE));
    }

    @Test
    void unpacksGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(EVE + "\n"));
        }
        Answer answer = source.post("/api/v1/records?name=eve.json.gz", packed.toByteArray());
        assertThat(answer.body().get("accepted").asInt()).isEqualTo(1);
        assertThat(server.intake().records().getFirst().origin().file()).isEqualTo("eve.json.gz!eve.json");
    }

    @Test
    void aLineOfFiftyMegabytesIsRejectedWithItsPlaceAndKeptWhileItsNeighboursPass() {
        byte[] huge = new byte[50 * 1024 * 1024];
        Arrays.fill(huge, (byte) 'a');
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(EVE + "\n"));
        body.writeBytes(huge);
        body.writeBytes(bytes("\n" + EVE + "\n"));
        Answer answer = source.post("/api/v1/records", body.toByteArray());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().get("rejected").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/problems/0/code").asText()).isEqualTo("record.too-long");
        assertThat(answer.body().at("/problems/0/record").asInt()).isEqualTo(1);
        assertThat(answer.body().get("accepted").asInt()).isEqualTo(2);
        assertThat(new RejectedRecords(server.store())
                        .list(Scope.of(TENANT), new RejectedRecords.Filter(Optional.empty(), "sensor", ""), 0, 50))
                .anySatisfy(kept -> {
                    assertThat(kept.code()).isEqualTo("record.too-long");
                    assertThat(kept.payloadLength()).isEqualTo(huge.length);
                });
    }

    @Test
    void aZipBombEndsAsARejectedRecord() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = bytes("\n".repeat(1024 * 1024));
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        }
        Answer answer = source.post("/api/v1/records", packed.toByteArray());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("rejected").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/problems/0/message").asText()).contains("unpack");
    }

    @Test
    void invalidUtf8IsTakenInAsItIs() {
        byte[] line = {'<', '1', '3', '>', (byte) 0xC3, (byte) 0x28, '\n'};
        Answer answer = source.post("/api/v1/records", line);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.intake().records().getFirst().payload()).isEqualTo(Arrays.copyOf(line, line.length - 1));
    }

    @Test
    void aWrongTokenIsToldSoAndNothingIsTakenIn() {
        Answer answer = new Caller(server, "bws_wrong").post("/api/v1/records", bytes(EVE + "\n"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("message").asText())
                .contains("not known or was revoked")
                .contains("issues tokens");
        assertThat(server.intake().records()).isEmpty();
    }

    @Test
    void anUnknownConnectorIsToldWithTheKnownOnes() {
        Answer answer = source.post("/api/v1/records?connector=web-gard", bytes(EVE));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("message").asText()).contains("web-guard");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithWhatToDo() {
        byte[] body = new byte[65 << 20];
        Arrays.fill(body, (byte) '\n');
        Answer answer = source.post("/api/v1/records", body);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("message").asText()).contains("send it in parts");
    }

    @Test
    void aBodyThatEndsTooEarlyIsNotAcknowledged() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.server().port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(bytes("POST /api/v1/records HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer "
                            + source.token() + "\r\nContent-Length: 5000\r\n\r\n" + EVE + "\n"));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(" 200 ");
        }
    }

    @Test
    void factsGoTheSameWayUnderTheTokensTenant() {
        Answer answer = source.post(
                "/api/v1/facts/assets",
                bytes("[{\"asset\":\"erp-1\",\"product\":\"suite\",\"surveyed\":true},{\"asset\":\"web-1\"}]"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(server.intake().records())
                .hasSize(2)
                .allMatch(record -> record.tenant().equals(TENANT));
        Answer foreign = source.post("/api/v1/facts/profile", bytes("{\"tenant\":\"harbour-dc\",\"name\":\"x\"}"));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body().get("message").asText()).contains("harbour-dc");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
