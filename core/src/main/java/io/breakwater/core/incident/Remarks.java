package io.breakwater.core.incident;

import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.LeftOut;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an incident says beside its members: what was left out and why, and what could not be seen. */
final class Remarks {
    private static final Set<EntityKind> ENDPOINT =
            EnumSet.of(EntityKind.PROCESS, EntityKind.FILE, EntityKind.FILE_HASH, EntityKind.SESSION);

    private Remarks() {}

    static List<LeftOut> leftOut(Map<Group, Anchor> hanging, Set<LinkKey> superNodes) {
        Map<Phrase, Long> counted =
                new TreeMap<>(Comparator.comparing(Phrase::en).thenComparing(Phrase::zh));
        hanging.forEach((group, anchor) ->
                reason(group, anchor).ifPresent(reason -> counted.merge(reason, group.count.count(), Long::sum)));
        List<LeftOut> leftOut = new ArrayList<>();
        counted.forEach((reason, count) ->
                leftOut.add(LeftOut.detections(new Phrase(count + " × " + reason.zh(), count + " × " + reason.en()))));
        superNodes.forEach(key -> leftOut.add(LeftOut.superNode(key.entity())));
        return leftOut;
    }

    private static Optional<Phrase> reason(Group group, Anchor anchor) {
        Placement placement = Objects.requireNonNull(group.placement);
        String rule = LogText.line(group.rule.title());
        String asset = LogText.line(placement.asset());
        return switch (placement.grade()) {
            case BLOCKED ->
                Optional.of(new Phrase(
                        "%s 上的“%s”：已被产品拦截。".formatted(asset, rule),
                        "\"%s\" on %s: a product stopped it.".formatted(rule, asset)));
            case AUTHORISED -> {
                String ticket = placement.drill().map(Authorisation::ticket).orElse("");
                yield Optional.of(new Phrase(
                        "%s 上的“%s”：属于已授权的测试（%s）。".formatted(asset, rule, ticket),
                        "\"%s\" on %s: an authorised test (%s).".formatted(rule, asset, ticket)));
            }
            case CONTEXT ->
                anchor.isUndecided()
                        ? Optional.of(new Phrase(
                                "%s 上的“%s”：也可能属于同时发生的另一起攻击。".formatted(asset, rule),
                                "\"%s\" on %s: may as well belong to another attack at the same time."
                                        .formatted(rule, asset)))
                        : Optional.empty();
            case CORE, NOISE -> Optional.empty();
        };
    }

    static List<Phrase> blindSpots(List<Group> core) {
        List<Phrase> sentences = new ArrayList<>();
        Set<Stage> stages = core.stream()
                .flatMap(group -> group.assessment().stage().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
        if (!stages.contains(Stage.EXPLOITATION)) {
            sentences.add(new Phrase("未见攻击者如何进入。", "How the attacker came in was not seen."));
        }
        boolean late = stages.contains(Stage.ENCRYPTION) || stages.contains(Stage.INHIBIT_RECOVERY);
        if (late && !stages.contains(Stage.REMOTE_CONTROL)) {
            sentences.add(new Phrase("未见攻击者如何控制主机。", "How the attacker controlled the host was not seen."));
        }
        if (core.stream().map(group -> group.entities).noneMatch(Remarks::fromEndpoint)) {
            sentences.add(new Phrase(
                    "证据中没有进程、文件或会话：可能缺少终端侧数据。",
                    "No process, file or session is named: endpoint telemetry may be missing."));
        }
        return sentences;
    }

    private static boolean fromEndpoint(Collection<Entity> entities) {
        return entities.stream().anyMatch(entity -> ENDPOINT.contains(entity.kind()));
    }
}
