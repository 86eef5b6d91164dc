package io.breakwater.core.campaign;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.TenantId;

/**
 * A newly compromised asset under its own name. Never leaves the tenant's side of the house but for the provider's own
 * lists.
 *
 * @param sighting under which it crossed
 */
public record Victim(TenantId tenant, AssetId asset, SightingId sighting, Compromise compromise) {}
