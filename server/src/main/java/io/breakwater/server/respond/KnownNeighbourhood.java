package io.breakwater.server.respond;

import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Neighbourhood;
import io.breakwater.store.Surroundings;
import java.util.Optional;

/** The neighbourhood as inventories, incidents and warning lists know it. */
final class KnownNeighbourhood implements Neighbourhood {
    private final Surroundings around;
    private final ResponseContent content;

    KnownNeighbourhood(Surroundings around, ResponseContent content) {
        this.around = around;
        this.content = content;
    }

    @Override
    public Optional<String> listed(String address) {
        return content.warningLists().listing(IndicatorKind.ADDRESS, address);
    }

    @Override
    public boolean owns(TenantId tenant, String target) {
        return around.owners(target).contains(tenant);
    }

    @Override
    public boolean othersOwn(TenantId tenant, String target) {
        return around.owners(target).stream().anyMatch(owner -> !owner.equals(tenant));
    }

    @Override
    public boolean sharedByTenants(String address) {
        return around.inventoriesWith(address) > 1;
    }

    @Override
    public boolean superNode(TenantId tenant, ActionKind kind, String target) {
        return around.superNode(tenant, kind.target(), target);
    }
}
