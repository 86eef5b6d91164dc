package io.breakwater.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogTextTest {
    @Test
    void whatWouldTakeEffectIsWrittenOut() {
        assertEquals("a<U+001B>[2Jb", LogText.line("a\u001b[2Jb"));
        assertEquals("a<U+009B>31mb", LogText.line("a\u009b31mb"));
        assertEquals("invoice<U+202E>fdp.exe", LogText.line("invoice\u202efdp.exe"));
        assertEquals("ad<U+200B>min", LogText.line("ad\u200bmin"));
        assertEquals("one two three", LogText.line("one\ntwo\tthree"));
        assertEquals("half <U+D800>", LogText.line("half \ud800"));
    }

    @Test
    void aBlockKeepsItsLines() {
        assertEquals("one\n\ttwo<U+0007>", LogText.block("one\n\ttwo\u0007"));
    }

    @Test
    void ordinaryTextOfAnyScriptStaysAsItIs() {
        String ordinary = "用户 o'neill 😀 <b> قاعدة =1+1";
        assertSame(ordinary, LogText.line(ordinary));
    }

    @Test
    void jsonEscapesItWithoutLoss() throws IOException {
        List<String> texts = List.of("a\u001b\u009b\u202e\u2028\u007f", "用户 😀 \"quoted\"");
        String json = Json.text().writeValueAsString(texts);
        assertEquals("[\"a\\u001B\\u009B\\u202E\\u2028\\u007F\",\"用户 😀 \\\"quoted\\\"\"]", json);
        assertEquals(texts, Json.text().readValue(json, List.class));
        assertEquals(texts, Json.text().readValue(Json.text().writeValueAsBytes(texts), List.class));
    }
}
