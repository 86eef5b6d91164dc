package io.breakwater.core.incident;

import io.breakwater.core.model.Link;
import io.breakwater.core.model.LogText;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a member is in its incident, as a sentence for people. Text from logs stands in it as a value, and nothing in it takes
 * effect; escape it for a page.
 */
public final class LinkSentence {
    private LinkSentence() {}

    /** Chinese when {@code locale} asks for it, English otherwise. */
    public static String of(Link link, Locale locale) {
        Link quoted = new Link(link.kind(), LogText.line(link.to()), LogText.line(link.entity()), link.gap());
        return locale.getLanguage().equals("zh") ? chinese(quoted) : english(quoted);
    }

    private static String english(Link link) {
        return switch (link.kind()) {
            case SEED -> "The incident begins with it.";
            case SAME_HOST -> "On %s, %s from \"%s\".".formatted(link.entity(), english(link.gap()), link.to());
            case SHARED_ENTITY ->
                "Shares %s with \"%s\", %s apart.".formatted(link.entity(), link.to(), english(link.gap()));
            case STAGE_ORDER ->
                "Goes on with the attack on %s after %s of silence since \"%s\": the same or a later stage."
                        .formatted(link.entity(), english(link.gap()), link.to());
            case COINCIDENCE ->
                "Shares nothing with \"%s\", but is too rare in this tenant to have come within %s of it by chance."
                        .formatted(link.to(), english(link.gap()));
            case ANALYST -> "An analyst said that it belongs to \"%s\" (%s).".formatted(link.to(), link.entity());
        };
    }

    private static String chinese(Link link) {
        return switch (link.kind()) {
            case SEED -> "事件由此开始。";
            case SAME_HOST -> "与“%s”同在 %s 上，相隔%s。".formatted(link.to(), named(link.entity()), chinese(link.gap()));
            case SHARED_ENTITY -> "与“%s”共有 %s，相隔%s。".formatted(link.to(), named(link.entity()), chinese(link.gap()));
            case STAGE_ORDER ->
                "“%s”之后 %s 沉寂%s，攻击以相同或更后的阶段继续。".formatted(link.to(), named(link.entity()), chinese(link.gap()));
            case COINCIDENCE -> "与“%s”没有共同实体，但在该租户中十分少见，不可能碰巧只相隔%s。".formatted(link.to(), chinese(link.gap()));
            case ANALYST -> "分析员判定它与“%s”属于同一攻击（%s）。".formatted(link.to(), link.entity());
        };
    }

    /** {@link LinkKey#spoken()} names an entity in English. */
    private static String named(String entity) {
        return entity.replaceFirst("^host ", "主机 ")
                .replaceFirst("^address ", "地址 ")
                .replaceFirst("^account ", "账户 ");
    }

    private static String english(Duration gap) {
        if (gap.toHours() >= 48) {
            return gap.toDays() + " days";
        }
        if (gap.toMinutes() >= 120) {
            return gap.toHours() + " hours";
        }
        return gap.toSeconds() >= 120 ? gap.toMinutes() + " minutes" : gap.toSeconds() + " seconds";
    }

    private static String chinese(Duration gap) {
        if (gap.toHours() >= 48) {
            return gap.toDays() + " 天";
        }
        if (gap.toMinutes() >= 120) {
            return gap.toHours() + " 小时";
        }
        return gap.toSeconds() >= 120 ? gap.toMinutes() + " 分钟" : gap.toSeconds() + " 秒";
    }
}
