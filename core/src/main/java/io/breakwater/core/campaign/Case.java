package io.breakwater.core.campaign;

import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One sighting as the ledger keeps it: small, for there may be ten million. Texts that repeat are kept once (see
 * {@link Words}); stage times are a row of epoch milliseconds.
 */
final class Case {
    private static final Stage[] STAGES = Stage.values();
    static final long NOT_REACHED = Long.MIN_VALUE;

    final SightingId id;
    final String tenant;

    /** The tenant as a small number, by which it is counted. */
    final int tenantNumber;

    final String asset;
    final long atMillis;
    final int day;

    /** Local month: twelve times the year, and the months before it in that year. */
    final int month;

    final long hour;
    final String province;
    final String tenantProvince;
    final String industry;
    final String product;
    final boolean surveyed;
    final boolean withdrawn;
    final long revision;
    final List<String> techniques;
    final Marks marks;
    private final long[] stages;

    /** Where an unnamed case waits for its campaign, and its place there; null for a named or withdrawn one. */
    @Nullable
    Cell cell;

    int placeInCell;

    /** Whether it came, changed or went to another campaign since this was last told. */
    boolean untold;

    /** Campaign that the case was last told to belong to, and with which revision. */
    @Nullable
    String toldCampaign;

    long toldRevision = -1;

    Case(Sighting sighting, Marks marks, Words words, ZoneId zone) {
        id = sighting.id();
        tenant = words.once(sighting.tenant());
        tenantNumber = words.number(tenant);
        asset = sighting.asset();
        Instant at = sighting.compromised();
        atMillis = at.toEpochMilli();
        long localSeconds = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
        day = (int) Math.floorDiv(localSeconds, 86_400L);
        month = words.month(day);
        hour = Math.floorDiv(localSeconds, 3_600L);
        province = words.once(sighting.province());
        tenantProvince = words.once(sighting.tenantProvince());
        industry = words.once(sighting.industry());
        product = words.once(sighting.product());
        surveyed = sighting.surveyed();
        withdrawn = sighting.withdrawn();
        revision = sighting.revision();
        techniques = words.once(sighting.techniques());
        this.marks = marks;
        stages = new long[STAGES.length];
        for (Stage stage : STAGES) {
            Instant reached = sighting.stages().get(stage);
            stages[stage.ordinal()] = reached == null ? NOT_REACHED : reached.toEpochMilli();
        }
    }

    /** Epoch milliseconds at which a stage was first reached, or {@link #NOT_REACHED}. */
    long reached(Stage stage) {
        return stages[stage.ordinal()];
    }

    Sighting sighting() {
        TreeMap<Stage, Instant> reached = new TreeMap<>();
        for (Stage stage : STAGES) {
            if (stages[stage.ordinal()] != NOT_REACHED) {
                reached.put(stage, Instant.ofEpochMilli(stages[stage.ordinal()]));
            }
        }
        return new Sighting(
                id,
                tenant,
                asset,
                Instant.ofEpochMilli(atMillis),
                province,
                tenantProvince,
                industry,
                product,
                surveyed,
                reached,
                techniques,
                marks.traits(),
                withdrawn,
                revision);
    }
}
