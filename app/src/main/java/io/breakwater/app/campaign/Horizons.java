package io.breakwater.app.campaign;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How far each tenant's time has come after each stretch of a folder's records, known from reading them once before: what
 * follows tells of nothing earlier. Of records in the order of time, however late some are, that lets the stages forget as
 * they do in the service; of shuffled ones it tells next to nothing, and they keep what they need. Never a guess, so the
 * order of the records has no say in the result.
 */
final class Horizons {
    /** Records from one look at the horizons to the next. */
    private static final int STRETCH = 512;

    /** What a watermark stands before the earliest event that is still to come. */
    private static final long JUST_BEFORE_MILLIS = 1;

    /** By stretch, the earliest event time of each tenant that is still to come once the stretch is through. */
    private final List<Map<TenantId, Instant>> toCome;

    private long passed;

    private Horizons(List<Map<TenantId, Instant>> toCome) {
        this.toCome = toCome;
    }

    static Horizons of(CampaignFolder folder, Connectors connectors) throws IOException {
        Earliest earliest = new Earliest();
        folder.events(
                connectors,
                record -> {
                    connectors.parse(record, earliest);
                    earliest.next();
                },
                rejected -> {});
        return new Horizons(earliest.stillToCome());
    }

    /** One record more is through; tells the horizons when a stretch is complete. */
    void passed(BiConsumer<TenantId, Instant> reached) {
        passed++;
        if (passed % STRETCH == 0) {
            toCome.get((int) (passed / STRETCH) - 1)
                    .forEach((tenant, time) -> reached.accept(tenant, time.minusMillis(JUST_BEFORE_MILLIS)));
        }
    }

    /** The first reading: the earliest event time of each tenant in each stretch. */
    private static final class Earliest implements ParseSink {
        private final List<Map<TenantId, Instant>> stretches = new ArrayList<>();
        private Map<TenantId, Instant> current = new HashMap<>();
        private long records;

        @Override
        public void event(Event event) {
            current.merge(event.tenant(), event.time(), Earliest::earlier);
        }

        @Override
        public void rejected(Rejected rejected) {
            // The second reading tells of it.
        }

        void next() {
            records++;
            if (records % STRETCH == 0) {
                stretches.add(current);
                current = new HashMap<>();
            }
        }

        List<Map<TenantId, Instant>> stillToCome() {
            List<Map<TenantId, Instant>> toCome = new ArrayList<>(stretches);
            Map<TenantId, Instant> after = current;
            for (int stretch = stretches.size() - 1; stretch >= 0; stretch--) {
                toCome.set(stretch, Map.copyOf(after));
                for (Map.Entry<TenantId, Instant> each : stretches.get(stretch).entrySet()) {
                    after.merge(each.getKey(), each.getValue(), Earliest::earlier);
                }
            }
            return toCome;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
