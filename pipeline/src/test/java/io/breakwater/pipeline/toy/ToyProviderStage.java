package io.breakwater.pipeline.toy;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One campaign: sightings per day, told when time is told; and an alarm at the third sighting. */
final class ToyProviderStage implements KeyedStage<TreeMap<String, Instant>, ProviderInput, ProviderOutput> {
    private static final CampaignId TOY = new CampaignId("toy");
    private static final int ALARMING = 3;

    @Override
    public TreeMap<String, Instant> initial() {
        return new TreeMap<>();
    }

    @Override
    public void accept(TreeMap<String, Instant> state, ProviderInput input, Consumer<ProviderOutput> out) {
        if (input instanceof Sighting sighting) {
            boolean fresh = !state.containsKey(sighting.id().value());
            state.merge(sighting.id().value(), sighting.compromised(), (a, b) -> a.isBefore(b) ? a : b);
            if (fresh && state.size() == ALARMING) {
                out.accept(new WaveAlarm(TOY, Instant.EPOCH, false, new Phrase("三", "three")));
            }
        }
    }

    private static CampaignTables tables(TreeMap<String, Instant> state) {
        TreeMap<LocalDate, Integer> daily = new TreeMap<>();
        state.values().forEach(at -> daily.merge(LocalDate.ofInstant(at, ZoneOffset.UTC), 1, Integer::sum));
        return new CampaignTables(
                TOY,
                List.of(),
                1,
                List.of(),
                Instant.EPOCH,
                ZoneOffset.UTC,
                state.size(),
                daily,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TenantCounts(0, new TreeMap<>(), new TreeMap<>()));
    }

    @Override
    public void advance(TreeMap<String, Instant> state, Instant eventTime, Consumer<ProviderOutput> out) {
        if (!state.isEmpty()) {
            out.accept(tables(state));
        }
    }

    @Override
    public Codec<TreeMap<String, Instant>> codec() {
        return new Codec<>() {
            @Override
            public void write(TreeMap<String, Instant> state, DataOutput out) throws IOException {
                out.writeInt(state.size());
                for (var entry : state.entrySet()) {
                    out.writeUTF(entry.getKey());
                    out.writeLong(entry.getValue().toEpochMilli());
                }
            }

            @Override
            public TreeMap<String, Instant> read(DataInput in) throws IOException {
                TreeMap<String, Instant> state = new TreeMap<>();
                int size = in.readInt();
                for (int i = 0; i < size; i++) {
                    String id = in.readUTF();
                    state.put(id, Instant.ofEpochMilli(in.readLong()));
                }
                return state;
            }
        };
    }
}
