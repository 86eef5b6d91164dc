package io.breakwater.core.incident;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Phrase;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentence of a change, for the timeline. */
final class Whys {
    private Whys() {}

    static Phrase of(Kind kind, Incident after, Optional<IncidentId> other) {
        String assets =
                LogText.line(after.assets().stream().map(Object::toString).collect(Collectors.joining(", ")));
        String named = other.map(IncidentId::value).orElse("");
        return new Phrase(
                chinese(kind, after, assets, stages(after, Language.ZH), named),
                english(kind, after, assets, stages(after, Language.EN), named));
    }

    private static String stages(Incident after, Language language) {
        return after.stages().keySet().stream()
                .map(stage -> stage.title().in(language).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private static String english(Kind kind, Incident after, String assets, String stages, String named) {
        return switch (kind) {
            case OPENED -> "opened on %s after %s (score %.2f)".formatted(assets, stages, after.score());
            case EXTENDED ->
                "now %d detections in %d groups: %s"
                        .formatted(after.detections(), after.members().size(), stages);
            case ESCALATED -> "escalated on %s: %s".formatted(assets, stages);
            case MERGED -> "took in incident %s: one attack".formatted(named);
            case SPLIT -> "set apart from incident %s: an attack of its own".formatted(named);
            case CLOSED -> "closed after silence";
            case REOPENED -> "reopened: the attack on %s went on".formatted(assets);
            case WITHDRAWN ->
                named.isEmpty()
                        ? "withdrawn: what is left after authorised tests and corrections is no attack"
                        : "goes on as incident %s".formatted(named);
        };
    }

    private static String chinese(Kind kind, Incident after, String assets, String stages, String named) {
        return switch (kind) {
            case OPENED -> "在 %s 上立案：已到达%s（评分 %.2f）".formatted(assets, stages, after.score());
            case EXTENDED ->
                "现有 %d 条检测，分为 %d 组：%s"
                        .formatted(after.detections(), after.members().size(), stages);
            case ESCALATED -> "在 %s 上升级：%s".formatted(assets, stages);
            case MERGED -> "并入事件 %s：同一起攻击".formatted(named);
            case SPLIT -> "自事件 %s 拆出：另一起攻击".formatted(named);
            case CLOSED -> "沉寂后关闭";
            case REOPENED -> "重新打开：对 %s 的攻击仍在继续".formatted(assets);
            case WITHDRAWN -> named.isEmpty() ? "撤销：除去已授权的测试与更正后，余下的不构成攻击" : "以事件 %s 继续".formatted(named);
        };
    }
}
