package io.breakwater.pipeline.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.Records;
import io.breakwater.pipeline.intake.IntakeRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill, a power cut or a full disk may leave behind. */
class SpoolCrashTest {
    private static final SpoolSettings ONE_LOG =
            new SpoolSettings(1, 1 << 20, Duration.ofHours(1), 1 << 16, 1 << 20, 1 << 20);

    @TempDir
    Path folder;

    private byte[] whole = new byte[0];
    private int twoEntries;

    @BeforeEach
    void writeThreeRecords() throws IOException {
        try (Spool spool = Spool.open(folder, ONE_LOG)) {
            spool.append(Records.line("acme", "one")).join();
            spool.append(Records.line("acme", "two")).join();
            twoEntries = Files.readAllBytes(segment()).length;
            spool.append(Records.line("acme", "three")).join();
        }
        whole = Files.readAllBytes(segment());
    }

    @Test
    void cutsATailTornAtAnyByte() throws IOException {
        for (int length = twoEntries; length < whole.length; length++) {
            restartOn(Arrays.copyOf(whole, length));
            assertThat(texts()).as("torn at byte %d", length).containsExactly("one", "two", "after");
        }
        restartOn(whole);
        assertThat(texts()).containsExactly("one", "two", "three", "after");
    }

    @Test
    void cutsATailWithAnyByteDamaged() throws IOException {
        for (int at = twoEntries; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            restartOn(damaged);
            assertThat(texts()).as("damaged at byte %d", at).containsExactly("one", "two", "after");
        }
    }

    @Test
    void cutsTheZerosThatAPowerCutLeaves() throws IOException {
        for (int zeros = 1; zeros < 64; zeros++) {
            restartOn(Arrays.copyOf(whole, whole.length + zeros));
            assertThat(texts()).as("%d zeros", zeros).containsExactly("one", "two", "three", "after");
        }
    }

    @Test
    void keepsWhatItHadToCutAlthoughItWasDurable() throws IOException {
        byte[] damaged = whole.clone();
        damaged[twoEntries + 9] ^= 1;
        Files.write(segment(), damaged);
        Spool.open(folder, ONE_LOG).close();
        Path cut = segment().resolveSibling(segment().getFileName() + "." + twoEntries + ".cut");
        assertThat(Files.readAllBytes(cut)).isEqualTo(Arrays.copyOfRange(damaged, twoEntries, damaged.length));
    }

    @Test
    void refusesWhenTheDiskIsFullAndLosesNothingAroundIt() throws IOException {
        FailingDisk disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, ONE_LOG, disk, InstantSource.system())) {
            spool.append(Records.line("acme", "four")).join();
            disk.roomBytes = 11;
            assertRefused(
                    spool.append(Records.line("acme", "lost")),
                    IntakeRefusal.Reason.NO_ROOM,
                    "No space left on device");
            disk.roomBytes = Integer.MAX_VALUE;
            spool.append(Records.line("acme", "five")).join();
        }
        assertThat(texts()).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void leavesTheReserveOfTheDiskAlone() throws IOException {
        FailingDisk disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, ONE_LOG, disk, InstantSource.system())) {
            disk.freeBytes = 1 << 20;
            assertRefused(spool.append(Records.line("acme", "lost")), IntakeRefusal.Reason.NO_ROOM, "make room");
            disk.freeBytes = 1 << 21;
            spool.append(Records.line("acme", "four")).join();
        }
        assertThat(texts()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void takesNothingMoreAfterAFailedSyncUntilARestart() throws IOException {
        FailingDisk disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, ONE_LOG, disk, InstantSource.system())) {
            disk.syncFails = true;
            assertRefused(spool.append(Records.line("acme", "unsure")), IntakeRefusal.Reason.UNAVAILABLE, "error");
            disk.syncFails = false;
            assertRefused(spool.append(Records.line("acme", "refused")), IntakeRefusal.Reason.UNAVAILABLE, "restart");
        }
        restart();
        assertThat(texts()).startsWith("one", "two", "three").endsWith("after").doesNotContain("refused");
    }

    @Test
    void stopsAReaderAtADamagedEntryAndLetsItGoOnWhenTheFileIsMovedAway() throws IOException {
        byte[] damaged = whole.clone();
        damaged[twoEntries + 9] ^= 1;
        Files.write(segment(), damaged);
        try (SpoolReader reader = SpoolReader.open(SpoolLayout.of(folder), 0, 0)) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged at byte " + twoEntries)
                    .hasMessageContaining("move the file away");
        }
    }

    private static void assertRefused(CompletableFuture<Void> append, IntakeRefusal.Reason reason, String words) {
        assertThatThrownBy(append::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        IntakeRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private Path segment() {
        return SegmentName.file(folder.resolve("0"), 0);
    }

    private void restartOn(byte[] segment) throws IOException {
        Files.write(segment(), segment);
        restart();
    }

    private void restart() throws IOException {
        try (Spool spool = Spool.open(folder, ONE_LOG)) {
            spool.append(Records.line("acme", "after")).join();
        }
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (SpoolReader reader = SpoolReader.open(SpoolLayout.of(folder), 0, 0)) {
            while (reader.hasNext()) {
                RawRecord next = reader.next().orElseThrow();
                texts.add(Records.text(next));
            }
        }
        return texts;
    }
}
