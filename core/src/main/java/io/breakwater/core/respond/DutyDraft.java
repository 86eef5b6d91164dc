package io.breakwater.core.respond;

import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a first report, as far as an incident fills it. Its headings are those that the measures ask for; what logs
 * can't show stands as a blank for the person who files.
 */
public final class DutyDraft {
    /** What the incidents of this product are, after GB/T 20986. */
    public static final Phrase CATEGORY = new Phrase("恶意程序事件（勒索软件）", "malicious program (ransomware)");

    private static final int MOST = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private static final String ZH = """
            网络安全事件报告（初报）
            一、事发单位：%s（%s）；网络和系统基本情况：（待填）
            二、发现时间：%s；地点：（待填）
            三、事件类别与级别（拟）：%s；%s
            四、影响和危害：受影响资产 %d 台（%s）；已到达阶段：%s；业务影响：（待填）
            五、已采取的措施及效果：（待填）
            六、勒索金额、支付方式和日期：（待填；未收到勒索信息时写“未收到”）
            七、事态发展趋势及可能的进一步影响：（待填）
            八、初步分析的原因：%s；（待补充）
            九、追溯调查的线索：攻击来源和特征 %s
            十、拟采取的措施以及请求支援的事项：（待填）
            十一、现场保护情况：（待填）
            联系人和电话：（待填）
            """;

    private static final String EN = """
            Report of a cybersecurity incident (first report)
            1. Unit: %s (%s); its networks and systems: (to fill in)
            2. Discovered: %s; place: (to fill in)
            3. Class and level (proposed): %s; %s
            4. Effect and harm: %d assets affected (%s); stages reached: %s; effect on business: (to fill in)
            5. Measures taken, and their effect: (to fill in)
            6. Ransom demanded, way and date of payment: (to fill in; "none received" where there was none)
            7. How it may develop, further effects: (to fill in)
            8. Cause, as far as analysed: %s; (to complete)
            9. Leads: sources and marks of the attacker %s
            10. Measures planned, support asked for: (to fill in)
            11. Protection of the scene: (to fill in)
            Contact and telephone: (to fill in)
            """;

    private final RuleTitles titles;

    DutyDraft(RuleTitles titles) {
        this.titles = titles;
    }

    /** @param unit name of the operator */
    Phrase of(Incident incident, String unit, OperatorKind kind, IncidentLevel level) {
        return new Phrase(
                text(ZH, incident, unit, kind, level, Language.ZH), text(EN, incident, unit, kind, level, Language.EN));
    }

    private String text(
            String template,
            Incident incident,
            String unit,
            OperatorKind kind,
            IncidentLevel level,
            Language language) {
        return template.formatted(
                Narrative.quote(unit),
                kind.title().in(language),
                MINUTE.format(incident.opened().orElse(incident.firstSeen())),
                CATEGORY.in(language),
                level.title().in(language),
                incident.assets().size(),
                listed(incident.assets().stream().map(AssetId::value), language),
                listed(
                        incident.stages().keySet().stream()
                                .map(stage -> stage.title().in(language)),
                        language),
                cause(incident, language),
                listed(leads(incident), language));
    }

    /** The first thing that was not blocked. */
    private String cause(Incident incident, Language language) {
        return incident.members().stream()
                .filter(member -> member.assessment().outcome() != Outcome.BLOCKED)
                .min(Comparator.comparing(Member::first))
                .map(member -> at(member.first(), language)
                        + Narrative.quote(titles.in(language, member.rule().title())))
                .orElse("–");
    }

    private static String at(Instant time, Language language) {
        return MINUTE.format(time) + (language == Language.ZH ? " 首次出现：" : " first seen: ");
    }

    private static Stream<String> leads(Incident incident) {
        Stream<String> actors = incident.members().stream()
                .flatMap(member -> member.entities().stream())
                .filter(entity -> entity.role() == EntityRole.ACTOR && entity.kind() == EntityKind.ADDRESS)
                .map(Entity::value);
        Stream<String> marks = incident.members().stream()
                .flatMap(member -> member.traits().stream())
                .map(trait -> trait.value());
        return Stream.concat(actors, marks).distinct();
    }

    private static String listed(Stream<String> values, Language language) {
        String between = language == Language.ZH ? "、" : ", ";
        String listed = values.limit(MOST).map(Narrative::quote).collect(Collectors.joining(between));
        return listed.isEmpty() ? "–" : listed;
    }
}
