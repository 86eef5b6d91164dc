package io.breakwater.app.campaign.harder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.breakwater.app.campaign.made.MadeCampaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarderFolderTest {
    @TempDir
    private Path folder;

    private Path harder(String name, Difficulty... difficulties) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        new HarderFolder(folder.resolve("made"), Set.of(difficulties), 1).write(to);
        return to;
    }

    /** Times of the lines of each host or address, of those lines that the other folder does not have. */
    private static SortedMap<String, TreeSet<Instant>> only(Path folder, Path other) throws IOException {
        Set<String> same = new HashSet<>(Files.readAllLines(other.resolve("events.ndjson")));
        List<String> lines = Files.readAllLines(folder.resolve("events.ndjson"));
        SortedMap<String, TreeSet<Instant>> only = new TreeMap<>();
        for (String line : lines) {
            if (!same.contains(line)) {
                Relayed relayed = Relayed.read(line);
                only.computeIfAbsent(relayed.tenant() + "/" + relayed.who(), none -> new TreeSet<>())
                        .add(relayed.at());
            }
        }
        return only;
    }

    @Test
    void aSecondGangAtAnotherPaceTakesFourTimesAsLongAndChangesNothingElse() throws IOException {
        new MadeCampaign(7).write(Files.createDirectory(folder.resolve("made")));
        Path alike = harder("alike", Difficulty.TWO_GANGS);
        Path slower = harder("slower", Difficulty.TWO_GANGS, Difficulty.OTHER_PACE);
        assertEquals(Files.readString(alike.resolve("truth.json")), Files.readString(slower.resolve("truth.json")));
        SortedMap<String, TreeSet<Instant>> before = only(alike, slower);
        SortedMap<String, TreeSet<Instant>> after = only(slower, alike);
        assertFalse(before.isEmpty(), "no line has moved");
        assertEquals(before.keySet(), after.keySet());
        before.forEach((who, times) -> assertEquals(
                Duration.between(times.first(), times.last()).multipliedBy(4),
                Duration.between(after.get(who).first(), after.get(who).last()),
                who));
    }

    @Test
    void aSecondGangInAnotherOrderEncryptsTenMinutesEarlierAndChangesNothingElse() throws IOException {
        new MadeCampaign(7).write(Files.createDirectory(folder.resolve("made")));
        Path alike = harder("alike", Difficulty.TWO_GANGS);
        Path other = harder("other", Difficulty.TWO_GANGS, Difficulty.OTHER_ORDER);
        SortedMap<String, TreeSet<Instant>> before = only(alike, other);
        SortedMap<String, TreeSet<Instant>> after = only(other, alike);
        assertFalse(before.isEmpty(), "no line has moved");
        assertEquals(before.keySet(), after.keySet());
        before.forEach((who, times) -> assertEquals(
                times.first().minus(Duration.ofMinutes(10)), after.get(who).first(), who));
    }

    @Test
    void anotherPaceWithoutASecondGangIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HarderFolder(folder, Set.of(Difficulty.OTHER_PACE), 1));
    }
}
