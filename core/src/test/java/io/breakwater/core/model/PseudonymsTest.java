package io.breakwater.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PseudonymsTest {
    private final Pseudonyms provider = new Pseudonyms("a key of the provider".getBytes(StandardCharsets.UTF_8));

    @Test
    void theSameAssetHasTheSameNameUnderTheSameKey() {
        Pseudonyms again = new Pseudonyms("a key of the provider".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                provider.asset(TenantId.of("t1"), AssetId.of("a1")), again.asset(TenantId.of("t1"), AssetId.of("a1")));
        assertEquals(32, provider.tenant(TenantId.of("t1")).length());
    }

    @Test
    void anotherKeyGivesAnotherName() {
        Pseudonyms other = new Pseudonyms("a key of somebody else".getBytes(StandardCharsets.UTF_8));
        assertNotEquals(provider.tenant(TenantId.of("t1")), other.tenant(TenantId.of("t1")));
    }

    @Test
    void tenantAndAssetDoNotRunIntoEachOther() {
        assertNotEquals(
                provider.asset(TenantId.of("t1"), AssetId.of("1a")),
                provider.asset(TenantId.of("t11"), AssetId.of("a")));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Pseudonyms(new byte[15]));
    }
}
