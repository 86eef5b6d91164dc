package io.breakwater.core.connector.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.connector.Collected;
import io.breakwater.core.connector.Framed;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.RecordReader;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvtxConnectorTest {
    private static final Instant TIME = Instant.parse("2026-03-02T01:02:03.456789100Z");
    private static final Instant ARRIVAL = Instant.parse("2026-06-01T00:00:00Z");
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";

    private final Collected collected = new Collected();
    private final List<Framed.Refused> refused = new ArrayList<>();

    @Test
    void readsValuesOfAllTypesAsWindowsShowsThem() {
        Map<String, EvtxValue> values = new LinkedHashMap<>();
        values.put("text", EvtxValue.text("a b"));
        values.put("Signed", EvtxValue.i32(-5));
        values.put("Unsigned", EvtxValue.u32(4_000_000_000L));
        values.put("Bool", EvtxValue.bool(true));
        values.put("Binary", EvtxValue.binary(new byte[] {0, (byte) 0xab}));
        values.put("Guid", EvtxValue.guid(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
        values.put("Time", EvtxValue.time(TIME));
        values.put("Sid", EvtxValue.sid(5, 21, -1, 500));
        values.put("TicketEncryptionType", EvtxValue.hex32(0x17));
        values.put("LogonId", EvtxValue.hex64(0x3e7));
        values.put("Absent", EvtxValue.nothing());
        values.put("", EvtxValue.texts(List.of("one", "", "three")));
        read(new EvtxWriter().event(1, 1, SYSMON, TIME, values).file());

        Event event = collected.events.get(0);
        assertThat(value(event, "text")).isEqualTo("a b");
        assertThat(value(event, "Signed")).isEqualTo("-5");
        assertThat(value(event, "Unsigned")).isEqualTo("4000000000");
        assertThat(value(event, "Bool")).isEqualTo("true");
        assertThat(value(event, "Binary")).isEqualTo("00AB");
        assertThat(value(event, "Guid")).isEqualTo("{04030201-0605-0807-090A-0B0C0D0E0F10}");
        assertThat(value(event, "Time")).isEqualTo("2026-03-02T01:02:03.456789100Z");
        assertThat(value(event, "Sid")).isEqualTo("S-1-5-21-4294967295-500");
        assertThat(value(event, "TicketEncryptionType")).isEqualTo("0x17");
        assertThat(value(event, "LogonId")).isEqualTo("0x3e7");
        assertThat(event.fields().all("Absent")).isEmpty();
        assertThat(event.fields().all("Data")).containsExactly("one", "", "three");
        assertThat(collected.rejected).isEmpty();
    }

    @Test
    void namesTheSystemPartFlatAndTakesTheEventsOwnTime() {
        read(new EvtxWriter().event(77, 4624, "Security", TIME, Map.of()).file());

        Event event = collected.events.get(0);
        assertThat(event.fields().asMap())
                .containsEntry("Provider_Name", List.of("Fixture-Provider"))
                .containsEntry("EventID", List.of("4624"))
                .containsEntry("Channel", List.of("Security"))
                .containsEntry("Computer", List.of("ws-1.example.org"))
                .containsEntry("EventRecordID", List.of("77"));
        assertThat(event.time()).isEqualTo(TIME);
        assertThat(event.logSource().service()).isEqualTo("security");
    }

    @Test
    void numbersEventsOverTheWholeFile() {
        read(twoChunks());

        assertThat(collected.events)
                .extracting(event -> event.provenance().origin().recordNumber())
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void leavesOutAChunkWithABadMagicAndReadsTheRest() {
        byte[] file = twoChunks();
        file[4096] = 'X';
        read(file);

        assertThat(refused).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("evtx.chunk-magic");
            assertThat(one.origin().byteOffset()).isEqualTo(4096);
        });
        assertThat(collected.events).hasSize(2);
    }

    @Test
    void saysThatAFileEndsInAChunksHeader() {
        read(Arrays.copyOf(twoChunks(), 4096 + 65536 + 100));

        assertThat(collected.rejected).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("evtx.chunk-short");
            assertThat(one.message()).contains("100 bytes", "cut off");
            assertThat(one.origin().byteOffset()).isEqualTo(4096 + 65536);
        });
        assertThat(collected.events).hasSize(2);
    }

    @Test
    void readsWhatIsThereOfATruncatedFile() {
        byte[] file = twoChunks();
        read(Arrays.copyOf(file, 4096 + 65536 + 512 + 40));

        assertThat(collected.events).hasSize(2);
        assertThat(collected.rejected).extracting(Rejected::code).containsExactly("evtx.record");
    }

    @Test
    void refusesATornEventAndSaysThatTheChecksumIsWrong() {
        byte[] file = twoChunks();
        int inFirstEvent = 4096 + 512 + 60;
        Arrays.fill(file, inFirstEvent, inFirstEvent + 4, (byte) 0x7f);
        read(file);

        assertThat(collected.events.size() + collected.rejected.size()).isEqualTo(4);
        assertThat(collected.rejected)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.message()).contains("checksum"));
    }

    @Test
    void takesNoEventsOfAnotherTimeBehindDamage() {
        byte[] file = twoChunks();
        int firstLength = file[4096 + 512 + 4] & 0xff | (file[4096 + 512 + 5] & 0xff) << 8;
        file[4096 + 512 + firstLength - 4] ^= 1;
        file[4096 + 512 + firstLength + 8] = 99;
        read(file);

        assertThat(collected.events).extracting(event -> value(event, "n")).containsExactly("2", "3");
    }

    @Test
    void givesTheSameIdToTheSameEventInALongerCopyOfTheLog() {
        read(new EvtxWriter().event(1, 1, SYSMON, TIME, data("0")).file());
        read(new EvtxWriter()
                .event(1, 1, SYSMON, TIME, data("0"))
                .event(2, 1, SYSMON, TIME, data("1"))
                .file());

        assertThat(collected.events.get(0).id())
                .isEqualTo(collected.events.get(1).id());
        assertThat(collected.events.get(2).id())
                .isNotEqualTo(collected.events.get(1).id());
    }

    private static byte[] twoChunks() {
        return new EvtxWriter()
                .event(1, 1, SYSMON, TIME, data("0"))
                .event(2, 1, SYSMON, TIME, data("1"))
                .chunk()
                .event(3, 1, SYSMON, TIME, data("2"))
                .event(4, 1, SYSMON, TIME, data("3"))
                .file();
    }

    private static Map<String, EvtxValue> data(String n) {
        return Map.of("n", EvtxValue.text(n));
    }

    private static String value(Event event, String field) {
        return event.fields().first(field).orElse("(absent)");
    }

    private void read(byte[] file) {
        RecordReader reader = new RecordReader("t.evtx", new ByteArrayInputStream(file), Framing.EVTX_CHUNKS);
        EvtxConnector connector = new EvtxConnector();
        for (Optional<Framed> next = reader.next(); next.isPresent(); next = reader.next()) {
            switch (next.get()) {
                case Framed.Whole whole -> connector.parse(record(whole), collected);
                case Framed.Refused one -> refused.add(one);
            }
        }
    }

    private static RawRecord record(Framed.Whole whole) {
        return new RawRecord(
                new TenantId("acme"), new SourceId("t"), ARRIVAL, whole.origin(), Optional.of("evtx"), whole.payload());
    }
}
