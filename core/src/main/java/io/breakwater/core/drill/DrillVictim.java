package io.breakwater.core.drill;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * One asset that the drill's gang takes, as the script has it: what a good pipeline finds by itself.
 *
 * @param at when the exploit came through
 * @param wave 1 to 3
 * @param family as the ransom note would say; the drill holds one victim of another gang
 * @param encrypted whether the chain runs to its end, or the gang is thrown out (or still at work) before
 */
public record DrillVictim(
        TenantId tenant, AssetId asset, String product, Instant at, int wave, String family, boolean encrypted) {}
