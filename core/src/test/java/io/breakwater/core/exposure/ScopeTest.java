package io.breakwater.core.exposure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeTest {
    private final Scope scope = Scope.parse(List.of(
            "# head office", "203.0.113.0/25", "198.51.100.7  # the portal", "2001:db8:1::/48", "example.cn", ""));

    @Test
    void holdsWhatWasAuthorised() {
        for (String host : List.of("203.0.113.127", "198.51.100.7", "2001:db8:1:2::3", "example.cn", "OA.Example.cn")) {
            assertTrue(scope.holds(host), host);
        }
    }

    @Test
    void leavesEverythingElseAlone() {
        for (String host :
                List.of("203.0.113.128", "198.51.100.8", "2001:db8:2::1", "notexample.cn", "example.com", "")) {
            assertFalse(scope.holds(host), host);
        }
    }

    @Test
    void aLineThatIsNothingIsNamed() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Scope.parse(List.of("203.0.113.0/24", "203.0.113.0/44")));
        assertTrue(refused.getMessage().contains("line 2"), refused::getMessage);
    }
}
