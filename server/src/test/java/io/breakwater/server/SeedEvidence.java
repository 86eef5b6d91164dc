package io.breakwater.server;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.Outcome;
import io.breakwater.store.RuleCount;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events behind the seeded incidents, all but the first member's, and what their rules did. */
final class SeedEvidence {
    private SeedEvidence() {}

    static List<Outcome> of(TenantId tenant, int i) {
        List<IncidentChange> changes = SeedIncident.changes(tenant, i);
        List<Member> members = changes.getLast().after().members();
        List<Outcome> rows = new ArrayList<>();
        for (Member member : members.subList(1, members.size())) {
            rows.add(new Outcome.OfEvidence(evidence(tenant, member), member.rule()));
        }
        for (Member member : members) {
            boolean floods = member == members.getFirst();
            rows.add(new Outcome.OfRule(new RuleCount(
                    tenant,
                    member.rule(),
                    floods ? 61_204 : member.count(),
                    floods ? 41_204 : 0,
                    floods ? 2_000 : member.count(),
                    floods ? 59_204 : 0,
                    member.last(),
                    List.of(new RuleCount.Hour(
                            member.last().truncatedTo(ChronoUnit.HOURS),
                            floods ? 61_204 : member.count(),
                            floods ? 41_204 : 0)))));
        }
        return rows;
    }

    private static Evidence evidence(TenantId tenant, Member member) {
        String line =
                "{\"ts\":\"" + member.first() + "\",\"host\":\"erp-01\",\"cmd\":\"cmd.exe /c whoami > <script>alert(1)"
                        + "</script>\",\"user\":\"svc_erp\",\"alert\":\""
                        + member.rule().title() + "\"}";
        RawRecord record = new RawRecord(
                tenant,
                new SourceId("host-guard"),
                member.first().plusSeconds(4),
                new Origin("http:day.ndjson", 8_812, 1_204_233),
                Optional.empty(),
                line.getBytes(StandardCharsets.UTF_8));
        Event event = new Event(
                member.evidence().getFirst(),
                new Provenance(tenant, record.source(), record.arrival(), record.origin(), "host-guard", "Host Guard"),
                member.first(),
                OcsfClass.PROCESS_ACTIVITY,
                new LogSource("process_creation", "windows", ""),
                Attributes.builder()
                        .put(Attribute.DEVICE_HOSTNAME, "erp-01")
                        .put(Attribute.COMMAND_LINE, "cmd.exe /c whoami > <script>alert(1)</script>")
                        .put(Attribute.USER_NAME, "svc_erp")
                        .build(),
                Fields.builder()
                        .add("ts", member.first().toString())
                        .add("host", "erp-01")
                        .add("cmd", "cmd.exe /c whoami > <script>alert(1)</script>")
                        .add("user", "svc_erp")
                        .build());
        return Evidence.of(event, record);
    }
}
