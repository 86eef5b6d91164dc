package io.breakwater.core.campaign;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the facts that the state was made of; what follows from them is drawn again on reading. */
final class SightingStateCodec implements Codec<SightingState> {
    private static final int FORMAT = 1;

    private final SightingStage stage;

    SightingStateCodec(SightingStage stage) {
        this.stage = stage;
    }

    @Override
    public void write(SightingState state, DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        writeBlock(out, state.profile == null ? List.of() : List.of(state.profile), TenantProfile.class);
        writeBlock(out, state.inventory.all().toList(), ExposedAsset.class);
        writeBlock(out, List.copyOf(state.incidents.values()), Incident.class);
        writeBlock(out, List.copyOf(state.told.keySet()), AssetId.class);
        writeBlock(out, List.copyOf(state.told.values()), Sighting.class);
    }

    @Override
    public SightingState read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("state of sightings in format " + format + "; this build reads " + FORMAT);
        }
        SightingState state = new SightingState();
        for (TenantProfile profile : readBlock(in, TenantProfile.class)) {
            state.profile = profile;
        }
        readBlock(in, ExposedAsset.class).forEach(state.inventory::add);
        readBlock(in, Incident.class).forEach(state::learn);
        List<AssetId> assets = readBlock(in, AssetId.class);
        List<Sighting> told = readBlock(in, Sighting.class);
        for (int index = 0; index < assets.size(); index++) {
            state.told.put(assets.get(index), told.get(index));
        }
        stage.retell(state, state.incidents.keySet(), repeated -> {});
        return state;
    }

    private static <T> void writeBlock(DataOutput out, List<T> values, Class<T> type) throws IOException {
        ObjectWriter writer = Json.binary().writerFor(type);
        out.writeInt(values.size());
        for (T value : values) {
            byte[] bytes = writer.writeValueAsBytes(value);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static <T> List<T> readBlock(DataInput in, Class<T> type) throws IOException {
        int size = in.readInt();
        ObjectReader reader = Json.binary().readerFor(type);
        List<T> values = new ArrayList<>(Math.min(size, 1 << 16));
        for (int index = 0; index < size; index++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            values.add(reader.readValue(bytes));
        }
        return values;
    }
}
