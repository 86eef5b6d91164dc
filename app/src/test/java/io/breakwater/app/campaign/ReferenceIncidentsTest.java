package io.breakwater.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of the reference campaign: an incident for each attack and for nothing else, whoever attacked; and nobody in
 * the campaign who is no victim of it.
 */
@Tag("corpus")
final class ReferenceIncidentsTest {
    private static final ZoneId CHINA = ZoneId.of("+08:00");

    static List<Path> folders() throws IOException {
        Path campaigns = Path.of(System.getProperty("breakwater.corpus", "")).resolve("reference-campaign");
        try (Stream<Path> folders = Files.list(campaigns)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void eachAttackIsOneIncidentAndNothingElseIs(Path folder) throws IOException {
        CampaignTruth truth = CampaignTruth.read(folder.resolve("truth.json"));
        IncidentCheck.Result result =
                new IncidentCheck(ContentLibrary.builtIn(), CHINA).check(new CampaignFolder(folder), truth);
        assertThat(result.misses()).isEmpty();
        assertThat(result.figures()).hasSizeGreaterThan(12).allMatch(CampaignCheck.Figure::good);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void whoWasAttackedByOthersIsNoVictimOfTheCampaign(Path folder) throws IOException {
        CampaignTruth truth = CampaignTruth.read(folder.resolve("truth.json"));
        CampaignRun run = new CampaignRun(ContentLibrary.builtIn(), CHINA);
        assertThat(new CampaignCheck(run, List.of()).wrong(truth, run.derive(new CampaignFolder(folder))))
                .filteredOn(line -> line.startsWith("extra"))
                .isEmpty();
    }
}
