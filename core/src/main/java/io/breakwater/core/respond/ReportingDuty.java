package io.breakwater.core.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The Chinese reporting duty as a decision table read from content, aware of the date from which it is in force.
 *
 * <p>The level is a proposal after GB/T 20986 from what logs can show, the stage reached and the number of assets; what
 * they cannot show (people affected, money, public interest) is for the person who decides.
 */
public final class ReportingDuty {
    private static final int MANY_ASSETS = 10;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private record Row(Duration within, Phrase addressee) {}

    private final Phrase basis;
    private final LocalDate inForceFrom;
    private final Duration summaryWithin;
    private final int reportFrom;
    private final Map<OperatorKind, Row> rows;

    private ReportingDuty(
            Phrase basis, LocalDate inForceFrom, Duration summaryWithin, int reportFrom, Map<OperatorKind, Row> rows) {
        this.basis = basis;
        this.inForceFrom = inForceFrom;
        this.summaryWithin = summaryWithin;
        this.reportFrom = reportFrom;
        this.rows = Map.copyOf(rows);
    }

    /** Reads {@code texts/reporting-duty-cn.yml}; a table that lacks a kind of operator is an IllegalStateException. */
    public static ReportingDuty load(ContentLibrary content) {
        String text = content.files("texts", "reporting-duty-cn.yml"::equals).stream()
                .map(ContentLibrary::text)
                .reduce((builtIn, own) -> own)
                .orElseThrow(() -> new IllegalStateException("content lacks texts/reporting-duty-cn.yml"));
        Map<?, ?> table = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Map<OperatorKind, Row> rows = new EnumMap<>(OperatorKind.class);
        for (Object each : (List<?>) at(table, "rows")) {
            Map<?, ?> row = (Map<?, ?>) each;
            OperatorKind kind = OperatorKind.named(String.valueOf(at(row, "operator")))
                    .orElseThrow(() -> new IllegalStateException("reporting-duty-cn.yml: unknown operator " + row));
            rows.putIfAbsent(
                    kind, new Row(Duration.parse(String.valueOf(at(row, "within"))), phrase(at(row, "addressee"))));
        }
        if (rows.size() != OperatorKind.values().length) {
            throw new IllegalStateException("reporting-duty-cn.yml: rows for " + rows.keySet() + " only");
        }
        return new ReportingDuty(
                phrase(at(table, "basis")),
                LocalDate.ofInstant(((Date) at(table, "in-force-from")).toInstant(), ZoneId.of("UTC")),
                Duration.parse(String.valueOf(at(table, "summary-within"))),
                (Integer) at((Map<?, ?>) at(table, "levels"), "report-from"),
                rows);
    }

    /** The level that logs speak for; empty while nothing came through. */
    public Optional<IncidentLevel> level(Incident incident, OperatorKind kind) {
        boolean encrypted = incident.stages().containsKey(Stage.ENCRYPTION);
        boolean many = incident.assets().size() >= MANY_ASSETS;
        if (incident.stages().isEmpty()) {
            return Optional.empty();
        }
        if (!encrypted) {
            return Optional.of(IncidentLevel.ORDINARY);
        }
        return Optional.of(
                switch (kind) {
                    case CRITICAL_INFRASTRUCTURE -> many ? IncidentLevel.ESPECIALLY_GRAVE : IncidentLevel.GRAVE;
                    case CENTRAL_ORGAN -> many ? IncidentLevel.GRAVE : IncidentLevel.RATHER_GRAVE;
                    case OTHER -> many ? IncidentLevel.RATHER_GRAVE : IncidentLevel.ORDINARY;
                });
    }

    /**
     * The duty for an incident, if there is one.
     *
     * @param learned when the operator learned of it
     */
    public Optional<Duty> duty(Incident incident, OperatorKind kind, Instant learned) {
        boolean inForce = !LocalDate.ofInstant(learned, CHINA).isBefore(inForceFrom);
        Row row = Objects.requireNonNull(rows.get(kind), "the table was read whole");
        return level(incident, kind)
                .filter(level -> inForce && level.number() <= reportFrom)
                .map(level ->
                        new Duty(level, row.addressee(), learned.plus(row.within()), basis, draft(incident, level)));
    }

    /** Latest moment of the summary, counted from the end of the handling. */
    public Instant summaryDeadline(Instant handled) {
        return handled.plus(summaryWithin);
    }

    private static Phrase draft(Incident incident, IncidentLevel level) {
        return new Phrase(
                draft(incident, level, Language.ZH, "事件类别：恶意程序事件（勒索软件）；拟定级别：", "；首次发现：", "；受影响资产数：", "；已到达阶段："),
                draft(
                        incident,
                        level,
                        Language.EN,
                        "Class: malicious program (ransomware); proposed level: ",
                        "; first seen: ",
                        "; assets affected: ",
                        "; stages reached: "));
    }

    private static String draft(Incident incident, IncidentLevel level, Language language, String... labels) {
        return labels[0]
                + level.title().in(language)
                + labels[1]
                + incident.firstSeen().atZone(CHINA).toLocalDateTime().withNano(0)
                + labels[2]
                + incident.assets().size()
                + labels[3]
                + incident.stages().keySet().stream()
                        .map(stage -> stage.title().in(language))
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private static Phrase phrase(Object node) {
        return new Phrase(String.valueOf(at((Map<?, ?>) node, "zh")), String.valueOf(at((Map<?, ?>) node, "en")));
    }

    private static Object at(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("reporting-duty-cn.yml lacks '" + key + "'");
        }
        return value;
    }
}
