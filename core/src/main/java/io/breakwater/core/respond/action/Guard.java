package io.breakwater.core.respond.action;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what would hurt the house more than the attacker: own and shared addresses, gateways, accounts that systems run
 * under. Asked when an action is proposed and again when it is approved, for what is known may have changed. It can't be
 * overruled from here; who must do it nevertheless does it at the device, by hand.
 */
public final class Guard {
    private static final Set<String> BUILT_IN_ACCOUNTS = Set.of(
            "system",
            "local system",
            "localsystem",
            "local service",
            "network service",
            "anonymous logon",
            "krbtgt",
            "root",
            "nt authority\\system",
            "nt authority\\local service",
            "nt authority\\network service");

    private final Neighbourhood around;

    public Guard(Neighbourhood around) {
        this.around = around;
    }

    /** Why not; empty when nothing speaks against it. Each a sentence. */
    public List<Phrase> objections(TenantId tenant, ActionKind kind, String target) {
        String plain = target.strip().toLowerCase(Locale.ROOT);
        List<Phrase> objections = new ArrayList<>(
                switch (kind) {
                    case BLOCK_ADDRESS -> address(tenant, plain);
                    case ISOLATE_HOST -> host(tenant, plain);
                    case DISABLE_ACCOUNT -> account(plain);
                });
        if (around.superNode(tenant, kind, plain)) {
            objections.add(new Phrase(
                    plain + " 出现在过多资产上（可能是 NAT、网关、域控或公用账号）：动它会波及所有依赖它的资产。",
                    plain + " was seen on too many assets (a NAT, gateway, domain controller or shared account):"
                            + " touching it hits everything that depends on it."));
        }
        return objections;
    }

    private List<Phrase> address(TenantId tenant, String target) {
        Optional<InetAddress> address = IpLiteral.parse(target);
        if (address.isEmpty()) {
            return List.of(
                    new Phrase(target + " 不是单个 IPv4 或 IPv6 地址。", target + " is no single IPv4 or IPv6 address."));
        }
        List<Phrase> objections = new ArrayList<>();
        if (IpLiteral.isLocal(address.get())) {
            objections.add(
                    new Phrase(
                            target + " 是内部或保留地址，在每个客户处都是另一台机器；要阻断内部主机请改用隔离。",
                            target
                                    + " is a private or reserved address: another machine in every house. Isolate the host instead."));
        }
        around.listed(target)
                .ifPresent(list -> objections.add(new Phrase(
                        target + " 在警示名单“" + list + "”中：许多正常业务使用它。",
                        target + " stands on the warning list \"" + list + "\": much that is harmless uses it.")));
        if (around.owns(tenant, target)) {
            objections.add(new Phrase(
                    target + " 是该客户自己的地址：封禁会切断其自身业务。",
                    target + " is the tenant's own address: a block would cut off its own services."));
        }
        if (around.othersOwn(tenant, target)) {
            objections.add(new Phrase(target + " 属于我们守护的另一客户。", target + " belongs to another tenant that we guard."));
        }
        if (around.sharedByTenants(target)) {
            objections.add(new Phrase(
                    target + " 由多个客户共用（NAT 或共享出口）。",
                    target + " is shared by several tenants (NAT, or a common way out)."));
        }
        return objections;
    }

    private List<Phrase> host(TenantId tenant, String target) {
        return around.owns(tenant, target)
                ? List.of()
                : List.of(new Phrase(
                        target + " 不在该客户的资产中：无法确认隔离的是谁的主机。",
                        target + " is no known asset of this tenant: nobody can say whose host would be isolated."));
    }

    private static List<Phrase> account(String target) {
        String bare = target.substring(Math.max(target.lastIndexOf('\\'), target.lastIndexOf('/')) + 1);
        boolean builtIn = BUILT_IN_ACCOUNTS.contains(target) || BUILT_IN_ACCOUNTS.contains(bare) || bare.endsWith("$");
        return builtIn
                ? List.of(new Phrase(
                        target + " 是系统或机器账号：停用会使系统本身停摆。",
                        target + " is an account that systems run under: without it they stop."))
                : List.of();
    }
}
