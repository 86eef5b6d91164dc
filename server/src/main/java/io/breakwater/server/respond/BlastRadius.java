package io.breakwater.server.respond;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.store.Scope;
import io.breakwater.store.Surroundings;
import io.breakwater.store.Tenants;
import java.util.ArrayList;
import java.util.List;

/** Works out what else an action touches, as far as inventories and incidents show it. */
final class BlastRadius {
    private static final int MOST_NAMED = 8;

    private final Surroundings around;
    private final Tenants tenants;

    BlastRadius(Surroundings around, Tenants tenants) {
        this.around = around;
        this.tenants = tenants;
    }

    Radius of(TenantId tenant, ActionKind kind, String target, Outlet outlet) {
        int behind = outlet.tenants().isEmpty()
                ? tenants.list(Scope.PROVIDER).size()
                : outlet.tenants().size();
        List<String> assets = around.seenWith(tenant, kind.target(), target);
        List<Phrase> dependants = new ArrayList<>();
        if (!assets.isEmpty()) {
            dependants.add(seenWith(kind, named(assets)));
        }
        if (kind == ActionKind.ISOLATE_HOST) {
            dependants.add(offered(around.offers(tenant, target)));
        }
        if (behind > 1) {
            dependants.add(new Phrase(
                    "该执行器为 " + behind + " 个客户共用，全部受影响。",
                    "The responder stands before " + behind + " tenants; all of them feel it."));
        }
        return new Radius(behind, assets.size(), kind == ActionKind.BLOCK_ADDRESS ? 1 : 0, dependants);
    }

    private static Phrase seenWith(ActionKind kind, String assets) {
        return switch (kind) {
            case BLOCK_ADDRESS ->
                new Phrase("该地址在事件中与以下资产有往来：" + assets + "。", "Incidents saw the address with: " + assets + ".");
            case ISOLATE_HOST ->
                new Phrase("同一事件中的其他资产：" + assets + "。", "Other assets of the same incidents: " + assets + ".");
            case DISABLE_ACCOUNT ->
                new Phrase("该账号在事件中出现于：" + assets + "。", "Incidents saw the account on: " + assets + ".");
        };
    }

    private static Phrase offered(List<String> products) {
        return products.isEmpty()
                ? new Phrase(
                        "资产清单中没有它对外提供的服务；隔离前请确认谁在使用它。", "The inventory names no service of it; ask who depends on it.")
                : new Phrase("它对外提供：" + named(products) + "，隔离后中断。", "It offers " + named(products) + ", which stops.");
    }

    private static String named(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMED)));
        return all.size() <= MOST_NAMED ? first : first + ", +" + (all.size() - MOST_NAMED);
    }
}
