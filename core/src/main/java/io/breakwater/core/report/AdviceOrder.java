package io.breakwater.core.report;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.Wave;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Orders general advice by what one campaign calls for. Each item is weighed by the share of victims that it would have
 * helped, as far as the tables tell; where one product dominates, closing and patching it comes first, because it is the
 * one measure that reaches most victims before the attack begins. Items of equal weight keep their usual order.
 */
final class AdviceOrder {
    private static final double DOMINANT = 1.0 / 3;
    /** An address seen at so many organisations is worth blocking for all. */
    private static final int WIDE = 5;

    private static final Set<String> EXFILTRATION = Set.of("T1041", "T1048", "T1567", "T1020", "T1537");

    private final CampaignTables tables;
    private final SmallCells cells;
    private final Speech speech;

    AdviceOrder(CampaignTables tables, SmallCells cells, Speech speech) {
        this.tables = tables;
        this.cells = cells;
        this.speech = speech;
    }

    /** How strongly an item is called for, and the sentence that says why; the sentence may be empty. */
    private record Call(double weight, String why) {}

    private record Ranked(Advice advice, Call call) {}

    /** The items whose key starts with {@code group}, what is called for most first. */
    Block.Items ordered(List<Advice> advice, String group) {
        return new Block.Items(advice.stream()
                .filter(item -> item.key().startsWith(group))
                .sorted(Comparator.comparing(Advice::key))
                .map(item -> new Ranked(item, call(item.key())))
                .sorted(Comparator.comparingDouble(
                                (Ranked ranked) -> ranked.call().weight())
                        .reversed())
                .map(this::item)
                .toList());
    }

    private Block.Item item(Ranked ranked) {
        String why = ranked.call().why();
        String lead =
                ranked.advice().name().in(speech.language()) + (why.isEmpty() ? "" : speech.say("（%s）", " (%s)", why));
        return new Block.Item(
                lead,
                ranked.advice().steps().stream()
                        .map(step -> step.in(speech.language()))
                        .toList());
    }

    private Call call(String key) {
        return switch (key) {
            case "before-6", "before-8" -> product();
            case "before-1" -> reached(Stage.ENCRYPTION);
            case "before-2", "together-3" -> reached(Stage.LATERAL_MOVEMENT);
            case "before-5", "together-2" -> reached(Stage.REMOTE_CONTROL);
            case "before-4", "together-1", "together-4" -> infrastructure();
            case "before-3" -> exfiltration();
            case "before-7", "together-5" -> rhythm();
            // A tenant's own content may add items; nothing is known of what calls for them.
            default -> new Call(0, "");
        };
    }

    private Call product() {
        return cells.merge(tables.surveyedProducts()).stream()
                .filter(share -> !cells.isOther(share))
                .findFirst()
                .map(top -> new Call(
                        top.ratio() + (top.ratio() >= DOMINANT ? 1 : 0),
                        speech.say(
                                "已测绘受害资产中 %2$s 暴露的是 %1$s",
                                "%2$s of the surveyed victims exposed %1$s", top.name(), Speech.share(top))))
                .orElse(new Call(0, ""));
    }

    private Call reached(Stage stage) {
        return tables.chain().stream()
                .filter(profile -> profile.stage() == stage && profile.victims() > 0)
                .findFirst()
                .map(this::reached)
                .orElse(new Call(0, ""));
    }

    private Call reached(StageProfile profile) {
        return new Call(
                (double) profile.victims() / Math.max(1, profile.of()),
                speech.say(
                        "%s 的受害资产出现%s",
                        "%s of the victims saw %s",
                        cells.share(profile.victims(), profile.of(), profile.tenants()),
                        profile.stage().title().in(speech.language())));
    }

    private Call infrastructure() {
        long shared = tables.infrastructure().stream()
                .filter(share -> share.tenants() >= WIDE)
                .count();
        double widest =
                tables.infrastructure().stream().mapToDouble(Share::ratio).max().orElse(0);
        return shared == 0
                ? new Call(widest, "")
                : new Call(
                        Math.max(widest, 0.5),
                        speech.say(
                                "%d 个攻击地址各出现在至少 %d 家单位",
                                "%d addresses were each seen at %d organisations or more", shared, WIDE));
    }

    private Call exfiltration() {
        return tables.techniques().stream()
                .filter(share -> EXFILTRATION.contains(share.name().split("\\.", 2)[0]))
                .max(Comparator.comparingInt(Share::count))
                .map(share -> new Call(
                        share.ratio(),
                        speech.say(
                                "%s 的受害资产出现数据外传迹象",
                                "%s of the victims showed signs of data leaving", cells.share(share))))
                .orElse(new Call(0, ""));
    }

    private Call rhythm() {
        boolean ongoing = tables.waves().stream().anyMatch(Wave::ongoing);
        int waves = tables.waves().size();
        return new Call(
                ongoing ? 0.9 : Math.min(0.6, 0.2 * waves),
                waves < 2 ? "" : speech.say("已出现 %d 个波次", "it has come back in %d waves", waves));
    }
}
