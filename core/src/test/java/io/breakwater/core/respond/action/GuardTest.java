package io.breakwater.core.respond.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuardTest {
    private static final TenantId ACME = new TenantId("acme");
    private final Guard guard = new Guard(new Town());

    /** A small town: who owns what. */
    private static final class Town implements Neighbourhood {
        private static final Map<String, String> OWNERS =
                Map.of("203.0.113.10", "acme", "203.0.113.20", "other", "erp-01", "acme");

        @Override
        public Optional<String> listed(String address) {
            return address.equals("9.9.9.9") ? Optional.of("Public name servers") : Optional.empty();
        }

        @Override
        public boolean owns(TenantId tenant, String target) {
            return tenant.value().equals(OWNERS.get(target));
        }

        @Override
        public boolean othersOwn(TenantId tenant, String target) {
            return OWNERS.containsKey(target) && !owns(tenant, target);
        }

        @Override
        public boolean sharedByTenants(String address) {
            return address.equals("203.0.113.99");
        }

        @Override
        public boolean superNode(TenantId tenant, ActionKind kind, String target) {
            return Set.of("198.51.100.1", "acme\\backup").contains(target);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, private or reserved",
        "172.20.0.1, private or reserved",
        "192.168.1.1, private or reserved",
        "127.0.0.1, private or reserved",
        "169.254.1.1, private or reserved",
        "100.64.0.9, private or reserved",
        "100.127.255.255, private or reserved",
        "224.0.0.5, private or reserved",
        "255.255.255.255, private or reserved",
        "::1, private or reserved",
        "fe80::1, private or reserved",
        "fd00::7, private or reserved",
        "9.9.9.9, Public name servers",
        "203.0.113.10, tenant's own address",
        "203.0.113.20, another tenant",
        "203.0.113.99, shared by several tenants",
        "198.51.100.1, too many assets",
        "198.51.100.0/24, no single IPv4 or IPv6 address",
        "evil.example, no single IPv4 or IPv6 address",
        "999.1.1.1, no single IPv4 or IPv6 address"
    })
    void refusesAnAddressWithASentence(String address, String reason) {
        assertThat(guard.objections(ACME, ActionKind.BLOCK_ADDRESS, address)).anySatisfy(objection -> {
            assertThat(objection.en()).startsWith(address).contains(reason);
            assertThat(objection.zh()).startsWith(address).matches(".*\\p{IsHan}.*");
        });
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.17", "100.63.255.255", "100.128.0.1", "2001:db8:1::5", "172.32.0.1"})
    void letsAnAttackersAddressThrough(String address) {
        assertThat(guard.objections(ACME, ActionKind.BLOCK_ADDRESS, address)).isEmpty();
    }

    @Test
    void isolatesOnlyTheTenantsOwnHosts() {
        assertThat(guard.objections(ACME, ActionKind.ISOLATE_HOST, "ERP-01")).isEmpty();
        assertThat(guard.objections(ACME, ActionKind.ISOLATE_HOST, "somebody-else"))
                .hasSize(1);
    }

    @Test
    void keepsAccountsThatSystemsRunUnder() {
        for (String account : List.of("SYSTEM", "NT AUTHORITY\\SYSTEM", "acme\\dc01$", "krbtgt", "root")) {
            assertThat(guard.objections(ACME, ActionKind.DISABLE_ACCOUNT, account))
                    .as(account)
                    .hasSize(1);
        }
        assertThat(guard.objections(ACME, ActionKind.DISABLE_ACCOUNT, "acme\\backup"))
                .hasSize(1);
        assertThat(guard.objections(ACME, ActionKind.DISABLE_ACCOUNT, "acme\\j.doe"))
                .isEmpty();
    }
}
