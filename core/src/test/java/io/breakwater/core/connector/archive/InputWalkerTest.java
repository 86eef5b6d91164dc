package io.breakwater.core.connector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputWalkerTest {
    private final Found found = new Found();

    @Test
    void opensArchivesWithinArchivesByContentAndNotByName() throws IOException {
        byte[] inner = zip(Map.of("deep/b.txt", bytes("beta")));
        byte[] outer = zip(Map.of("x.log", gzip(bytes("alpha")), "y.dat", inner));
        walk("all.bin", outer, WalkLimits.USUAL);

        assertThat(found.inputs)
                .containsExactlyInAnyOrder("all.bin!x.log!x.log=alpha", "all.bin!y.dat!deep/b.txt=beta");
        assertThat(found.refused).isEmpty();
    }

    @Test
    void walksFoldersInTheOrderOfNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b"), "2");
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("z"), "1");
        new InputWalker(WalkLimits.USUAL).walk(folder, found);

        assertThat(found.inputs).containsExactly(folder.resolve("a/z") + "=1", folder.resolve("b") + "=2");
    }

    @Test
    void stopsABombAtTheRatioAndGoesOnWithTheNextMember() throws IOException {
        byte[] bomb = gzip(new byte[4_000_000]);
        byte[] both = zip(Map.of("bomb.gz", bomb, "good.txt", bytes("good")));
        walk("t.zip", both, new WalkLimits(4, 10, 1L << 30, 100, 100_000, 1L << 30));

        assertThat(found.inputs).anySatisfy(input -> assertThat(input).startsWith("t.zip!good.txt"));
        assertThat(found.refused).anySatisfy(refused -> assertThat(refused).contains("archive.bomb"));
    }

    @Test
    void readsTheMembersBehindABombUnlessPassingItOverTakesTooLong() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("bomb", new byte[4_000_000]);
        members.put("good.txt", bytes("good"));
        byte[] both = zip(members);
        walk("t.zip", both, new WalkLimits(4, 10, 1L << 30, 100, 100_000, 4_000_000));
        walk("u.zip", both, new WalkLimits(4, 10, 1L << 30, 100, 100_000, 1_000_000));

        assertThat(found.inputs).contains("t.zip!good.txt=good").doesNotContain("u.zip!good.txt=good");
        assertThat(found.refused).hasSize(3);
        assertThat(found.refused.get(0)).startsWith("t.zip!bomb archive.bomb");
        assertThat(found.refused.get(1)).startsWith("u.zip!bomb archive.bomb");
        assertThat(found.refused.get(2)).startsWith("u.zip archive.bomb");
    }

    @Test
    void stopsAtTheLimitOfBytesDepthAndEntries() throws IOException {
        walk("bytes", zip(Map.of("a", new byte[5000])), new WalkLimits(4, 10, 4000, 1000, 1L << 30, 1 << 20));
        walk("depth", gzip(gzip(gzip(bytes("x")))), new WalkLimits(2, 10, 4000, 1000, 1L << 30, 1 << 20));
        walk(
                "entries",
                zip(Map.of("a", bytes("1"), "b", bytes("2"))),
                new WalkLimits(2, 1, 4000, 1000, 1L << 30, 1 << 20));

        assertThat(found.refused).hasSize(3);
        assertThat(found.refused.get(0)).startsWith("bytes!a archive.bomb");
        assertThat(found.refused.get(1)).startsWith("depth!depth!depth archive.too-deep");
        assertThat(found.refused.get(2)).startsWith("entries archive.bomb");
    }

    @Test
    void tellsOfADamagedArchiveAndKeepsWhatCameBefore() throws IOException {
        byte[] whole = gzip(bytes("alpha".repeat(1000)));
        walk("cut.gz", Arrays.copyOf(whole, whole.length - 10), WalkLimits.USUAL);

        assertThat(found.refused)
                .singleElement()
                .satisfies(refused -> assertThat(refused).startsWith("cut.gz archive.damaged"));
    }

    @Test
    void readsUtf16OfEitherOrderAsUtf8() throws IOException {
        String text = "登录失败 \uD83D\uDD12\n".repeat(20_000);
        walk("big", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), WalkLimits.USUAL);
        walk("little", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), WalkLimits.USUAL);

        assertThat(found.inputs).containsExactly("big=" + text, "little=" + text);
    }

    @Test
    void tellsOfAMissingFile() {
        new InputWalker(WalkLimits.USUAL).walk(Path.of("/nowhere/at/all"), found);

        assertThat(found.refused)
                .singleElement()
                .satisfies(refused -> assertThat(refused).contains("input.missing"));
    }

    private void walk(String name, byte[] content, WalkLimits limits) throws IOException {
        new InputWalker(limits).stream(name, new ByteArrayInputStream(content), found);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return out.toByteArray();
    }

    private static final class Found implements InputVisitor {
        private final List<String> inputs = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        @Override
        public void input(String name, InputStream in) throws IOException {
            inputs.add(name + "=" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void refused(String name, String code, String message) {
            refused.add(name + " " + code + ": " + message);
        }
    }
}
