package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States that earlier builds wrote are read. */
final class CampaignStateCodecTest {
    private static final Instant NOON = Instant.parse("2025-01-10T04:00:00Z");
    private static final int NEWS = 1;

    private final CampaignStage stage = new CampaignStage(ZoneId.of("+08:00"), FamilyNames.none());

    /** Two sightings of one gang, told; a day of one source; an alarm. */
    private CampaignState readFormatOne(int flags) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeByte(flags);
        out.writeInt(2);
        for (Sighting each : List.of(sighting("x", NOON, family("Gamma")), sighting("y", NOON, family("Gamma")))) {
            byte[] written = Json.binary().writeValueAsBytes(each);
            out.writeInt(written.length);
            out.write(written);
            out.writeUTF("gamma");
            out.writeLong(4);
        }
        out.writeInt(1);
        out.writeUTF("endpoint");
        out.writeInt(1);
        out.writeInt(20_098);
        out.writeInt(1);
        out.writeUTF("gamma");
        out.writeInt(1);
        out.writeLong(NOON.toEpochMilli());
        return stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private List<CampaignSighting> toldBy(CampaignState state) {
        List<ProviderOutput> told = new ArrayList<>();
        stage.advance(state, NOON, told::add);
        return told.stream()
                .filter(CampaignSighting.class::isInstance)
                .map(CampaignSighting.class::cast)
                .toList();
    }

    @Test
    void whatTheFormatBeforeHeldIsThereAndNotToldAgain() throws IOException {
        CampaignState state = readFormatOne(0);
        assertThat(toldBy(state)).isEmpty();
        assertThat(stage.tables(state)).extracting(CampaignTables::total).containsExactly(2);
        assertThat(state.alarmed).hasSize(1).containsKey("gamma");
        assertThat(state.blanks.deliveries()).containsOnlyKeys("endpoint");
    }

    @Test
    void withNewsTheFormatBeforeDoesNotSayWhichSoAllAreToldUnderTheNextRevision() throws IOException {
        assertThat(toldBy(readFormatOne(NEWS)))
                .extracting(CampaignSighting::revision)
                .containsExactly(5L, 5L);
    }

    @Test
    void aFormatOfALaterBuildIsRefusedByItsNumber() {
        assertThatThrownBy(() -> stage.codec().read(new DataInputStream(new ByteArrayInputStream(new byte[] {9, 0}))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 9");
    }
}
