package io.breakwater.core.campaign;

import io.breakwater.core.model.Json;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the facts that the state was made of, and what was told of them; the tallies are counted again on reading. */
final class CampaignStateCodec implements Codec<CampaignState> {
    private static final int FORMAT = 2;

    /** Before it was written which sightings are still to tell: all of them if any news was. */
    private static final int FORMAT_BEFORE = 1;

    private static final int NEWS = 1;
    private static final int DAYS_CAME = 2;

    private final CampaignStage stage;

    CampaignStateCodec(CampaignStage stage) {
        this.stage = stage;
    }

    @Override
    public void write(CampaignState state, DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeByte((state.news || !state.due.isEmpty() ? NEWS : 0) | (state.daysCame ? DAYS_CAME : 0));
        out.writeInt(state.ledger.cases().size());
        for (Case each : state.ledger.cases()) {
            byte[] sighting = Json.binary().writeValueAsBytes(each.sighting());
            out.writeInt(sighting.length);
            out.write(sighting);
            out.writeUTF(each.toldCampaign == null ? "" : each.toldCampaign);
            out.writeLong(each.toldRevision);
            out.writeBoolean(each.untold);
        }
        out.writeInt(state.blanks.deliveries().size());
        for (Map.Entry<String, SortedSet<Integer>> source :
                state.blanks.deliveries().entrySet()) {
            out.writeUTF(source.getKey());
            out.writeInt(source.getValue().size());
            for (int day : source.getValue()) {
                out.writeInt(day);
            }
        }
        writeAlarms(state, out);
    }

    private static void writeAlarms(CampaignState state, DataOutput out) throws IOException {
        out.writeInt(state.alarmed.size());
        for (Map.Entry<String, NavigableSet<Long>> campaign : state.alarmed.entrySet()) {
            out.writeUTF(campaign.getKey());
            out.writeInt(campaign.getValue().size());
            for (long at : campaign.getValue()) {
                out.writeLong(at);
            }
        }
    }

    @Override
    public CampaignState read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT && format != FORMAT_BEFORE) {
            throw new IOException("state of campaigns in format " + format + "; this build reads " + FORMAT_BEFORE
                    + " and " + FORMAT);
        }
        CampaignState state = stage.initial();
        int flags = in.readUnsignedByte();
        boolean news = (flags & NEWS) != 0;
        for (int left = in.readInt(); left > 0; left--) {
            byte[] sighting = new byte[in.readInt()];
            in.readFully(sighting);
            String told = in.readUTF();
            state.ledger.restore(
                    Json.binary().readValue(sighting, Sighting.class),
                    told.isEmpty() ? null : told,
                    in.readLong(),
                    format == FORMAT ? in.readBoolean() : news);
        }
        for (int left = in.readInt(); left > 0; left--) {
            String source = in.readUTF();
            for (int days = in.readInt(); days > 0; days--) {
                state.blanks.delivered(source, in.readInt());
            }
        }
        readAlarms(state, in);
        state.news = state.ledger.settled() || news;
        state.daysCame = (flags & DAYS_CAME) != 0;
        return state;
    }

    private static void readAlarms(CampaignState state, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            NavigableSet<Long> alarms = new TreeSet<>();
            String campaign = in.readUTF();
            for (int each = in.readInt(); each > 0; each--) {
                alarms.add(in.readLong());
            }
            state.alarmed.put(campaign, alarms);
        }
    }
}
