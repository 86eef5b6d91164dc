package io.breakwater.core.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
    private static final Instant ARRIVAL = Instant.parse("2026-06-01T00:00:00Z");
    private static final String RELAYED = """
            {"ingest": "2026-03-02T09:02:09+08:00", "src": "能力池", "log": "<134>2026-03-02T01:02:03Z NDR 192.0.2.17 tn-007 sig=\\"s\\" "}""";

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());

    @Test
    void opensARelaysEnvelopeForATrustedFeed() {
        RawRecord claimed = connectors.asClaimed(record(RELAYED, Optional.empty()));

        assertThat(claimed.tenant()).isEqualTo(new TenantId("tn-007"));
        assertThat(claimed.arrival()).isEqualTo(Instant.parse("2026-03-02T01:02:09Z"));
        assertThat(new String(claimed.payload(), StandardCharsets.UTF_8)).startsWith("<134>2026");
    }

    @Test
    void givesTheSameEventWhetherTheRelayOrTheProductSentIt() {
        RawRecord claimed = connectors.asClaimed(record(RELAYED, Optional.empty()));
        RawRecord direct = new RawRecord(
                claimed.tenant(),
                claimed.source(),
                ARRIVAL,
                new Origin("door", 9, 9),
                Optional.empty(),
                claimed.payload());

        assertThat(parsed(direct).events.get(0).id())
                .isEqualTo(parsed(claimed).events.get(0).id());
    }

    @Test
    void leavesTheTenantOfAnUnopenedRecordAlone() {
        assertThat(parsed(record(RELAYED, Optional.empty())).events.get(0).tenant())
                .isEqualTo(new TenantId("acme"));
        assertThat(connectors.claimedTenant(record(RELAYED, Optional.empty()))).contains(new TenantId("tn-007"));
    }

    @Test
    void rejectsWhatNobodyKnowsAndSaysWhatToDo() {
        Collected collected = parsed(record("just a sentence", Optional.empty()));

        assertThat(collected.rejected).extracting(Rejected::code).containsExactly("format.unknown");
        assertThat(collected.rejected.get(0).message()).contains("mapping file");
        assertThat(parsed(record("x", Optional.of("no-such-connector"))).rejected)
                .extracting(Rejected::code)
                .containsExactly("connector.unknown");
    }

    @Test
    void rejectsEnvelopesThatNestWithoutEnd() {
        String nested = RELAYED;
        for (int i = 0; i < 6; i++) {
            nested = "{\"ingest\":\"2026-03-02T01:02:09Z\",\"src\":\"\",\"log\":" + TextNode.valueOf(nested) + "}";
        }
        assertThat(parsed(record(nested, Optional.empty())).rejected)
                .extracting(Rejected::code)
                .containsExactly("envelope.too-deep");
    }

    private Collected parsed(RawRecord record) {
        Collected collected = new Collected();
        connectors.parse(record, collected);
        return collected;
    }

    private static RawRecord record(String text, Optional<String> connector) {
        return new RawRecord(
                new TenantId("acme"),
                new SourceId("t"),
                ARRIVAL,
                new Origin("t", 0, 0),
                connector,
                text.getBytes(StandardCharsets.UTF_8));
    }
}
