package io.breakwater.server;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.PassageCount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events at a gateway that name an address, before and after it was blocked. */
public final class SeedHits {
    private static final SourceId GATEWAY = new SourceId("gateway-brain");
    private static final RuleRef RULE = new RuleRef("bw-hits", "3f2a90cc", "Beacon to an address of the campaign");

    private SeedHits() {}

    /** 64 behind detections in the 24 hours before now, all let through; with what no rule speaks of three times as many. */
    public static void before(RunningServer.Parts server, TenantId tenant, String address) {
        List<Outcome> rows = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < 64; i++) {
            long minutes = 8 + 22L * i - (i % 5) * 7L;
            rows.add(hit(tenant, address, now.minus(Duration.ofMinutes(minutes)), "allowed", i));
            rows.add(counted(tenant, address, List.of(minute(-minutes, new Fates(0, 2, i % 3 == 0 ? 2 : 1)))));
        }
        write(server, rows);
    }

    /** 6 from the minute on in which what is done now counts, all stopped. */
    public static void after(RunningServer.Parts server, TenantId tenant, String address) {
        write(server, List.of(counted(tenant, address, List.of(minute(3, new Fates(6, 0, 0))))));
    }

    /** 3 more, a minute later, let through. */
    public static void leak(RunningServer.Parts server, TenantId tenant, String address) {
        write(server, List.of(counted(tenant, address, List.of(minute(4, new Fates(1, 3, 0))))));
    }

    private static PassageCount.Minute minute(long fromNow, Fates fates) {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(fromNow));
        return new PassageCount.Minute(minute, Direction.TO_TARGET, fates);
    }

    private static Outcome counted(TenantId tenant, String address, List<PassageCount.Minute> minutes) {
        return new Outcome.OfPassages(new PassageCount(
                tenant,
                ActionKind.BLOCK_ADDRESS,
                address,
                GATEWAY,
                minutes.getFirst().begin(),
                minutes.getLast().begin(),
                0,
                minutes));
    }

    private static void write(RunningServer.Parts server, List<Outcome> rows) {
        try (OutcomeWriter writer = OutcomeWriter.open(server.postgres().app())) {
            writer.write(rows);
        }
    }

    private static Outcome hit(TenantId tenant, String address, Instant at, String action, int number) {
        RawRecord record = new RawRecord(
                tenant,
                GATEWAY,
                at,
                new Origin("http:gateway.ndjson", number, 0),
                Optional.empty(),
                (at + " " + action + " " + address).getBytes(StandardCharsets.UTF_8));
        Event event = new Event(
                new EventId("e-hit-" + tenant + "-" + number),
                new Provenance(tenant, record.source(), at, record.origin(), "gateway", "Gateway"),
                at,
                OcsfClass.NETWORK_ACTIVITY,
                new LogSource("firewall", "", ""),
                Attributes.builder()
                        .put(Attribute.DST_IP, address)
                        .put(Attribute.ACTION, action)
                        .build(),
                Fields.builder().add("dst", address).build());
        return new Outcome.OfEvidence(Evidence.of(event, record), RULE);
    }
}
