package io.breakwater.core.campaign;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Trait;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a sighting stands in its campaign, in a sentence. A sentence is written once per marks and campaign: there may be
 * millions of sightings to tell of at once.
 */
final class Grounds {
    private static final Phrase WITHDRAWN =
            new Phrase("其所依据的事件已撤销", "withdrawn: what it rested on was taken back or corrected");
    private static final Phrase NOTHING =
            new Phrase("没有可比对的特征，也没有已知团伙", "no known gang, and nothing that it could be compared by");
    private static final Phrase GROUP = new Phrase(
            "与其他未具名受害资产共用已知团伙都未使用过的后缀或控制端，独立成组",
            "shares an extension or controllers that no known gang used with other unnamed victims: a group of its own");
    private static final Phrase RENAMED = new Phrase(
            "新的后缀出现在该团伙最后一个受害资产之后，且使用只有该团伙用过的控制端：视为改名",
            "a new extension, seen after the gang's last victim and on controllers that it alone had used: a new name");

    private static final Phrase BY_PACE = new Phrase(
            "；攻击各阶段的先后和耗时更像该团伙，由此定夺",
            "; the order and the duration of its stages are this gang's, and decided between it and another");

    private final FamilyNames names;
    private final SortedMap<String, Profile> anchored;
    private final Profile everyone;
    private final Map<Likeness, Phrase> written = new HashMap<>();

    private record Likeness(Marks marks, String campaign) {}

    Grounds(FamilyNames names, SortedMap<String, Profile> anchored, Profile everyone) {
        this.names = names;
        this.anchored = anchored;
        this.everyone = everyone;
    }

    /** @param cell in which the case waits or was judged; null for a named one */
    Phrase of(Case each, String campaign, @Nullable Cell cell) {
        if (each.withdrawn) {
            return WITHDRAWN;
        }
        if (cell == null) {
            return written.computeIfAbsent(
                    new Likeness(each.marks, campaign), like -> named(like.marks(), like.campaign()));
        }
        return switch (cell.basis) {
            case NOTHING -> NOTHING;
            case GROUP -> anchored.containsKey(campaign) ? RENAMED : GROUP;
            case LIKENESS -> alike(each.marks, campaign);
            case PACE -> {
                Phrase alike = alike(each.marks, campaign);
                yield new Phrase(alike.zh() + BY_PACE.zh(), alike.en() + BY_PACE.en());
            }
        };
    }

    private Phrase named(Marks marks, String campaign) {
        return marks.labels().stream()
                .filter(label -> names.family(label).filter(campaign::equals).isPresent())
                .findFirst()
                .map(label -> new Phrase("产品将其命名为“" + label + "”", "a product names it \"" + label + "\""))
                .orElseGet(() -> new Phrase("带有该团伙独有的加密后缀", "carries an extension that the gang alone uses"));
    }

    private Phrase alike(Marks marks, String campaign) {
        return written.computeIfAbsent(new Likeness(marks, campaign), like -> alikeAnew(like.marks(), like.campaign()));
    }

    /** Names the mark that speaks for the gang most: the one of which it has the greatest part. */
    private Phrase alikeAnew(Marks marks, String campaign) {
        Optional<Trait> telling = Optional.empty();
        double best = 0;
        for (Trait trait : marks.evidence()) {
            double part = own(trait, campaign) / Math.max(1.0, everyone.count(trait));
            if (part > best) {
                best = part;
                telling = Optional.of(trait);
            }
        }
        return telling.map(trait -> shared(trait, campaign))
                .orElseGet(() -> new Phrase(
                        "与具名受害资产没有共同特征；当时活跃的是该团伙",
                        "shares no mark with a named victim; the gang was the one at work around that day"));
    }

    private int own(Trait trait, String campaign) {
        Profile gang = anchored.get(campaign);
        return gang == null ? 0 : gang.count(trait);
    }

    private Phrase shared(Trait trait, String campaign) {
        return TableWriter.phrase(
                "%1$s %3$s：有此特征的 %6$d 个受害资产中 %5$d 个具名为该团伙；并考虑其他特征和当时各团伙的活跃程度",
                "%2$s %4$s: of the %6$d victims that show it %5$d are named as this gang's; weighed with its other marks "
                        + "and with who was at work on that day",
                trait.kind().title().zh(),
                trait.kind().title().en(),
                trait.value(),
                trait.value().toLowerCase(Locale.ROOT),
                own(trait, campaign),
                everyone.count(trait));
    }
}
