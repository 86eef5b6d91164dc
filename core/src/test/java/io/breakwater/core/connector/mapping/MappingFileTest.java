package io.breakwater.core.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.connector.Collected;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingFileTest {
    private static final String GOOD = """
            mapping: gate
            product: Gate
            recognise: {pattern: '^GATE '}
            format: {kind: kv, head: 'GATE (?P<when>\\S+) '}
            time: {fields: when, formats: [iso], zone: "+08:00"}
            tenant: customer
            hide: [secret]
            class: network-activity
            logsource: {category: firewall, product: gate}
            attributes:
              src_endpoint.ip: [src, source]
              severity: {field: level, values: {0..3: Low, 4..7: High}, otherwise: Medium}
              action: {field: verb, extract: '^(\\w+)-'}
              message: {template: "{verb} by {rule}"}
            variants:
              - when: {verb: {matches: '^alert'}, level: ["5", "6"]}
                class: detection-finding
                attributes:
                  finding_info.title: rule
            """;

    @Test
    void readsRecordsAsTheFileSays() {
        Event event = read(GOOD, "GATE 2026-03-02T09:02:03 source=192.0.2.1 level=5 verb=alert-now rule=R1 secret=x");

        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-02T01:02:03Z"));
        assertThat(event.ocsfClass()).isEqualTo(OcsfClass.DETECTION_FINDING);
        assertThat(event.logSource().category()).isEqualTo("firewall");
        assertThat(event.attributes().get(Attribute.SRC_IP)).contains("192.0.2.1");
        assertThat(event.attributes().get(Attribute.SEVERITY)).contains("High");
        assertThat(event.attributes().get(Attribute.ACTION)).contains("alert");
        assertThat(event.attributes().get(Attribute.MESSAGE)).contains("alert-now by R1");
        assertThat(event.attributes().get(Attribute.FINDING_TITLE)).contains("R1");
        assertThat(event.fields().has("secret")).isFalse();
    }

    @Test
    void leavesTheVariantOutWhenItsConditionDoesNotHold() {
        Event event = read(GOOD, "GATE 2026-03-02T09:02:03 src=192.0.2.1 level=9 verb=alert-now rule=R1");

        assertThat(event.ocsfClass()).isEqualTo(OcsfClass.NETWORK_ACTIVITY);
        assertThat(event.attributes().get(Attribute.SEVERITY)).contains("Medium");
        assertThat(event.attributes().get(Attribute.FINDING_TITLE)).isEmpty();
    }

    @Test
    void tellsTheTenantThatTheRecordNames() {
        MappingConnector connector = connector(GOOD);

        assertThat(connector.claimedTenant(record("GATE 2026-03-02T09:02:03 customer=tn-1", StandardCharsets.UTF_8)))
                .contains(new TenantId("tn-1"));
        assertThat(connector.claimedTenant(record("GATE 2026-03-02T09:02:03 a=b", StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(connector.claimedTenant(record("no gate", StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void readsTheCharacterSetThatTheFileStates() {
        String mapping = GOOD.replace("{kind: kv,", "{kind: kv, charset: GB18030,");
        Collected collected = new Collected();
        Charset chinese = Charset.forName("GB18030");
        connector(mapping).parse(record("GATE 2026-03-02T09:02:03 verb=拦截-x rule=规则", chinese), collected);

        assertThat(collected.events.get(0).fields().first("rule")).contains("规则");
    }

    @Test
    void tellsEveryMistakeAtOnceWithItsPlaceAndWhatWasMeant() {
        String bad = GOOD.replace("fields: when", "feilds: when")
                .replace("src_endpoint.ip:", "src_endpoint.ipp:")
                .replace("class: network-activity", "class: network-activty")
                .replace("kind: kv", "kind: kvv")
                .replace("'^(\\w+)-'", "'^(\\w+'")
                .replace("\"+08:00\"", "Shanghai");
        assertThatThrownBy(() -> connector(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 errors")
                .hasMessageContaining("gate.yaml:5:8: unknown key 'feilds'; did you mean 'fields'?")
                .hasMessageContaining("unknown attribute 'src_endpoint.ipp'; did you mean 'src_endpoint.ip'?")
                .hasMessageContaining("unknown class 'network-activty'; did you mean 'network-activity'?")
                .hasMessageContaining("unknown kind of format 'kvv'; did you mean 'kv'?")
                .hasMessageContaining("gate.yaml:13:34: wrong pattern")
                .hasMessageContaining("'Shanghai' is no offset");
    }

    @Test
    void refusesAFileWithoutFormatTimeOrName() {
        assertThatThrownBy(() -> connector("product: x\n"))
                .hasMessageContaining("key 'mapping' is missing")
                .hasMessageContaining("key 'format' is missing")
                .hasMessageContaining("key 'time' is missing");
        assertThatThrownBy(() -> connector("a: [\n")).hasMessageContaining("gate.yaml:2: no YAML");
        assertThatThrownBy(() -> connector("")).hasMessageContaining("empty");
    }

    private static MappingConnector connector(String yaml) {
        Problems problems = new Problems();
        Optional<Mapping> mapping =
                MappingFile.read("gate.yaml", yaml, problems).mapping();
        problems.throwIfAny();
        return new MappingConnector(mapping.orElseThrow());
    }

    private static Event read(String yaml, String line) {
        Collected collected = new Collected();
        connector(yaml).parse(record(line, StandardCharsets.UTF_8), collected);
        assertThat(collected.rejected).isEmpty();
        return collected.events.get(0);
    }

    private static RawRecord record(String line, Charset charset) {
        return new RawRecord(
                new TenantId("acme"),
                new SourceId("t"),
                Instant.parse("2026-06-01T00:00:00Z"),
                new Origin("t", 0, 0),
                Optional.of("gate"),
                line.getBytes(charset));
    }
}
