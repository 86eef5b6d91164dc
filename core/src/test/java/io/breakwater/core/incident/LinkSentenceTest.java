package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.Link;
import io.breakwater.core.model.LinkKind;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class LinkSentenceTest {
    @Test
    void everyKindOfLinkHasASentenceInBothLanguages() {
        for (LinkKind kind : LinkKind.values()) {
            Link link = new Link(kind, "web shell", "host srv-1", Duration.ofMinutes(5));
            assertFalse(LinkSentence.of(link, Locale.ENGLISH).isBlank());
            assertTrue(LinkSentence.of(link, Locale.CHINESE).endsWith("。"));
        }
    }

    @Test
    void namesTheHostTheTimeAndWhatItHangsOn() {
        Link link = new Link(LinkKind.SAME_HOST, "web shell", "host srv-1", Duration.ofMinutes(5));
        assertEquals("On host srv-1, 5 minutes from \"web shell\".", LinkSentence.of(link, Locale.ENGLISH));
    }
}
