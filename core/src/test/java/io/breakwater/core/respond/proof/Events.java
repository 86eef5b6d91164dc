package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.Map;

/** Events of one tenant's firewall. */
final class Events {
    static final TenantId ACME = new TenantId("acme");
    static final SourceId FIREWALL = new SourceId("firewall");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static Event traffic(String id, Instant time, Map<Attribute, String> said) {
        return event(ACME, id, time, OcsfClass.NETWORK_ACTIVITY, said, Fields.empty());
    }

    static Event event(
            TenantId tenant, String id, Instant time, OcsfClass kind, Map<Attribute, String> said, Fields fields) {
        Attributes.Builder attributes = Attributes.builder();
        said.forEach(attributes::put);
        return new Event(
                new EventId(id),
                new Provenance(tenant, FIREWALL, NOON, new Origin("t", 0, -1), "json", "Firewall"),
                time,
                kind,
                LogSource.UNKNOWN,
                attributes.build(),
                fields);
    }
}
