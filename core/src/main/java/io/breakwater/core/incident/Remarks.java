package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an incident says beside its members: what was left out and why, and what could not be seen. */
final class Remarks {
    private static final Set<EntityKind> ENDPOINT =
            EnumSet.of(EntityKind.PROCESS, EntityKind.FILE, EntityKind.FILE_HASH, EntityKind.SESSION);

    private Remarks() {}

    static List<String> leftOut(Map<Group, Anchor> hanging, Set<LinkKey> superNodes) {
        Map<String, Long> counted = new TreeMap<>();
        hanging.forEach((group, anchor) -> {
            String reason = reason(group, anchor);
            if (!reason.isEmpty()) {
                counted.merge(reason, group.count.count(), Long::sum);
            }
        });
        List<String> sentences = new ArrayList<>();
        counted.forEach((reason, count) -> sentences.add(count + " × " + reason));
        for (LinkKey key : superNodes) {
            sentences.add(Incident.superNode(key.spoken()) + " to link anything / 出现在过多资产上，不用于关联");
        }
        return sentences;
    }

    private static String reason(Group group, Anchor anchor) {
        Placement placement = Objects.requireNonNull(group.placement);
        String what = "\"" + group.rule.title() + "\" on " + placement.asset();
        return switch (placement.grade()) {
            case BLOCKED -> what + ": a product stopped it / 已被产品拦截";
            case AUTHORISED ->
                what + ": authorised by ticket "
                        + placement.drill().map(window -> window.ticket()).orElse("") + " / 属于已授权的测试";
            case CONTEXT ->
                anchor.isUndecided()
                        ? what + ": may as well belong to another attack at the same time / 也可能属于同时发生的另一起攻击"
                        : "";
            case CORE, NOISE -> "";
        };
    }

    static List<String> blindSpots(List<Group> core) {
        List<String> sentences = new ArrayList<>();
        Set<Stage> stages = core.stream()
                .flatMap(group -> group.assessment().stage().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
        if (!stages.contains(Stage.EXPLOITATION)) {
            sentences.add("how the attacker came in was not seen / 未见攻击者如何进入");
        }
        boolean late = stages.contains(Stage.ENCRYPTION) || stages.contains(Stage.INHIBIT_RECOVERY);
        if (late && !stages.contains(Stage.REMOTE_CONTROL)) {
            sentences.add("how the attacker controlled the host was not seen / 未见攻击者如何控制主机");
        }
        if (core.stream().map(group -> group.entities).noneMatch(Remarks::fromEndpoint)) {
            sentences.add("no process, file or session is named: endpoint telemetry may be missing"
                    + " / 证据中没有进程、文件或会话，可能缺少终端侧数据");
        }
        return sentences;
    }

    private static boolean fromEndpoint(Collection<Entity> entities) {
        return entities.stream().anyMatch(entity -> ENDPOINT.contains(entity.kind()));
    }
}
