package io.breakwater.core.warn;

import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;

/** Writes a board record by record, so that a large inventory is never one array of bytes. */
final class BoardCodec implements Codec<WarningBoard> {
    private static final int FORMAT = 2;

    private final Pseudonyms pseudonyms;

    BoardCodec(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void write(WarningBoard board, DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        writeAll(board.profiles(), out);
        out.writeInt(
                board.exposures().values().stream().mapToInt(NavigableMap::size).sum());
        for (NavigableMap<Instant, ExposedAsset> history : board.exposures().values()) {
            for (ExposedAsset asset : history.values()) {
                writeOne(asset, out);
            }
        }
        writeAll(board.sightings(), out);
        writeAll(board.standings(), out);
        writeAll(board.due(), out);
        out.writeBoolean(board.considered().isPresent());
        if (board.considered().isPresent()) {
            writeOne(board.considered().get(), out);
        }
    }

    @Override
    public WarningBoard read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("state of the early warning has format " + format + ", this build reads " + FORMAT);
        }
        WarningBoard board = new WarningBoard();
        for (int left = in.readInt(); left > 0; left--) {
            board.put(readOne(in, TenantProfile.class));
        }
        for (int left = in.readInt(); left > 0; left--) {
            ExposedAsset asset = readOne(in, ExposedAsset.class);
            board.put(pseudonyms.asset(asset.tenant(), asset.asset()), asset);
        }
        for (int left = in.readInt(); left > 0; left--) {
            board.put(readOne(in, CampaignSighting.class));
        }
        for (int left = in.readInt(); left > 0; left--) {
            board.put(readOne(in, Standing.class));
        }
        for (int left = in.readInt(); left > 0; left--) {
            board.due().add(readOne(in, Instant.class));
        }
        if (in.readBoolean()) {
            board.consideredAt(readOne(in, Instant.class));
        }
        return board;
    }

    private static void writeAll(Collection<?> values, DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            writeOne(value, out);
        }
    }

    private static void writeOne(Object value, DataOutput out) throws IOException {
        byte[] bytes = Json.binary().writeValueAsBytes(value);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static <T> T readOne(DataInput in, Class<T> type) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return Json.binary().readValue(bytes, type);
    }
}
