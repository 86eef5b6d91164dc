package io.breakwater.core.connector.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Keeps the EVTX file of the conformance fixtures and the writer that made it together. */
class EvtxFixtureTest {
    private static final String FILE = "/connectors/evtx/input.evtx.gz";

    @Test
    void theFixtureFileIsWhatTheWriterWrites() throws IOException, URISyntaxException {
        byte[] written = file();
        if (Boolean.getBoolean("conformance.write")) {
            Path target = Path.of("src/test/resources" + FILE);
            Files.createDirectories(target.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
                out.write(written);
            }
            return;
        }
        Path kept = Path.of(EvtxFixtureTest.class.getResource(FILE).toURI());
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(kept))) {
            assertThat(in.readAllBytes()).isEqualTo(written);
        }
    }

    private static byte[] file() {
        Instant time = Instant.parse("2026-03-02T01:02:03.456789100Z");
        Map<String, EvtxValue> process = new LinkedHashMap<>();
        process.put("Image", EvtxValue.text("C:\\Windows\\System32\\cmd.exe"));
        process.put("CommandLine", EvtxValue.text("cmd /c whoami"));
        process.put("User", EvtxValue.text("EXAMPLE\\alice"));
        process.put("ProcessId", EvtxValue.u32(4711));
        process.put("LogonId", EvtxValue.hex64(0x3e9));
        process.put("Hashes", EvtxValue.text("SHA256=AA,MD5=BB"));
        Map<String, EvtxValue> logon = new LinkedHashMap<>();
        logon.put("TargetUserSid", EvtxValue.sid(5, 18));
        logon.put("TargetUserName", EvtxValue.text("alice"));
        logon.put("IpAddress", EvtxValue.text("203.0.113.9"));
        logon.put("Status", EvtxValue.hex32(0xc000006d));
        return new EvtxWriter()
                .event(1, 1, "Microsoft-Windows-Sysmon/Operational", time, process)
                .event(2, 1, "Microsoft-Windows-Sysmon/Operational", time.plusSeconds(1), process)
                .event(3, 4625, "Security", time.plusSeconds(2), logon)
                .chunk()
                .event(
                        4,
                        1100,
                        "Security",
                        Instant.parse("2150-01-01T00:00:00Z"),
                        Map.of("", EvtxValue.text("unnamed")))
                .file();
    }
}
