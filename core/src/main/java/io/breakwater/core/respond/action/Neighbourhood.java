package io.breakwater.core.respond.action;

import io.breakwater.core.model.TenantId;
import java.util.Optional;

/** What is known around a target, for the {@link Guard}. */
public interface Neighbourhood {
    /** The warning list that names the address: public resolvers, content networks, update services. */
    Optional<String> listed(String address);

    /** Whether the address or host belongs to {@code tenant}: from its inventory, or as a victim of an incident. */
    boolean owns(TenantId tenant, String target);

    /** Whether it belongs to another tenant. */
    boolean othersOwn(TenantId tenant, String target);

    /** Whether {@code tenant} is behind one address together with others, as the inventories say. */
    boolean sharedByTenants(String address);

    /** Whether correlation dropped it as seen on too many assets: NAT, gateway, domain controller, service account. */
    boolean superNode(TenantId tenant, ActionKind kind, String target);
}
