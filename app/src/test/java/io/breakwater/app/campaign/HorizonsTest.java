package io.breakwater.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.app.campaign.made.MadeCampaign;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HorizonsTest {
    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final Map<TenantId, Instant> reached = new HashMap<>();
    private Instant newest = Instant.MIN;

    @TempDir
    Path made;

    @Test
    void whatFollowsIsNeverOlderThanWhatWasTold() throws IOException {
        new MadeCampaign(7, new MadeCampaign.Scale(600, 6, 15)).write(made);
        CampaignFolder folder = new CampaignFolder(made);
        Horizons horizons = Horizons.of(folder, connectors);

        folder.events(
                connectors,
                record -> {
                    connectors.parse(record, new Later());
                    horizons.passed(reached::put);
                },
                rejected -> {});

        assertThat(reached.values())
                .as("the last that was told, of logs of which none is three days late")
                .isNotEmpty()
                .anyMatch(time -> time.isAfter(newest.minus(Duration.ofDays(30))));
    }

    /** Holds each event against what was told of its tenant before. */
    private final class Later implements ParseSink {
        @Override
        public void event(Event event) {
            assertThat(event.time()).isAfter(reached.getOrDefault(event.tenant(), Instant.MIN));
            newest = event.time().isAfter(newest) ? event.time() : newest;
        }

        @Override
        public void rejected(Rejected rejected) {}
    }
}
