package io.breakwater.core.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    @Test
    void skipsBlankLinesButCountsThem() {
        List<Framed> read = read("a\r\n\n  \nb", Framing.LINES);

        assertThat(payloads(read)).containsExactly("a", "b");
        assertThat(read).extracting(framed -> framed.origin().recordNumber()).containsExactly(0L, 3L);
        assertThat(read).extracting(framed -> framed.origin().byteOffset()).containsExactly(0L, 7L);
    }

    @Test
    void refusesALineThatIsTooLongWithItsPlaceAndReadsOn() {
        List<Framed> read = read("a\n" + "x".repeat(300) + "\nb\n", Framing.LINES, 100);

        assertThat(payloads(read)).containsExactly("a", "b");
        assertThat(read.get(1)).isInstanceOfSatisfying(Framed.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("record.too-long");
            assertThat(refused.length()).isEqualTo(300);
            assertThat(refused.origin().recordNumber()).isEqualTo(1);
            assertThat(refused.origin().byteOffset()).isEqualTo(2);
        });
    }

    @Test
    void holdsNoMoreThanTheLimitOfAHugeLine() {
        long fiftyMegabytes = 50_000_000;
        InputStream huge = new SequenceInputStream(
                new Repeating('x', fiftyMegabytes),
                new ByteArrayInputStream("\nnext".getBytes(StandardCharsets.UTF_8)));
        List<Framed> read = drain(new RecordReader("t", huge, Framing.LINES));

        assertThat(payloads(read)).containsExactly("next");
        assertThat(((Framed.Refused) read.get(0)).length()).isEqualTo(fiftyMegabytes);
        assertThat(((Framed.Refused) read.get(0)).head()).hasSize(RecordReader.KEPT_OF_REFUSED);
    }

    @Test
    void tellsWhereABrokenStreamEnded() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8)), new Failing());
        List<Framed> read = drain(new RecordReader("t", broken, Framing.LINES));

        assertThat(payloads(read)).containsExactly("a", "b");
        assertThat(read.get(2)).isInstanceOfSatisfying(Framed.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("input.unreadable");
            assertThat(refused.message()).contains("byte 3").contains("cable pulled");
        });
    }

    @Test
    void readsJsonLinesArraysAndValuesOverSeveralLines() {
        assertThat(payloads(read("{\"a\":1}\n{\"a\":2}\n", Framing.JSON_VALUES)))
                .containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(payloads(read("[{\"a\":1},{\"a\":[2,3]}]", Framing.JSON_VALUES)))
                .containsExactly("{\"a\":1}", "{\"a\":[2,3]}");
        assertThat(payloads(read("{\n \"a\": \"}\"\n}\n{\n \"a\": 2\n}", Framing.JSON_VALUES)))
                .containsExactly("{\n \"a\": \"}\"\n}", "{\n \"a\": 2\n}");
        assertThat(payloads(read("{\"a\":\n1}{\"a\":2}", Framing.JSON_VALUES)))
                .containsExactly("{\"a\":\n1}", "{\"a\":2}");
    }

    @Test
    void findsTheNextValueBehindABrokenOne() {
        List<String> payloads =
                payloads(read("[\n  {\n   \"a\": \"no quote\n  {\n   \"a\": 2\n  }\n]", Framing.JSON_VALUES));

        assertThat(payloads).hasSize(2);
        assertThat(payloads.get(1)).isEqualTo("{\n   \"a\": 2\n  }");
    }

    @Test
    void aBrokenLineOfJsonLinesTakesNoOtherWithIt() {
        assertThat(payloads(read("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", Framing.JSON_VALUES)))
                .containsExactly("{\"a\":1}", "{\"a\":", "{\"a\":3}");
    }

    @Test
    void givesEachCsvLineItsHeader() {
        List<Framed> read = read("h1,h2\n1,2\n\n3,4\n", Framing.CSV);

        assertThat(payloads(read)).containsExactly("h1,h2\n1,2", "h1,h2\n3,4");
        assertThat(read).extracting(framed -> framed.origin().recordNumber()).containsExactly(0L, 2L);
    }

    private static List<Framed> read(String text, Framing framing) {
        return read(text, framing, RecordReader.MAX_RECORD_BYTES);
    }

    private static List<Framed> read(String text, Framing framing, int limit) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return drain(new RecordReader("t", in, framing, limit));
    }

    private static List<Framed> drain(RecordReader reader) {
        List<Framed> all = new ArrayList<>();
        for (Optional<Framed> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static List<String> payloads(List<Framed> read) {
        return read.stream()
                .filter(Framed.Whole.class::isInstance)
                .map(framed -> new String(((Framed.Whole) framed).payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cable pulled");
        }
    }

    private static final class Repeating extends InputStream {
        private final char octet;
        private long left;

        Repeating(char octet, long count) {
            this.octet = octet;
            this.left = count;
        }

        @Override
        public int read() {
            left--;
            return left >= 0 ? octet : -1;
        }
    }
}
