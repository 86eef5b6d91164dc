package io.breakwater.core.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.model.Incident;
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
    private final RuleTitles titles;

    private ReportingDuty(
            Phrase basis,
            LocalDate inForceFrom,
            Duration summaryWithin,
            int reportFrom,
            Map<OperatorKind, Row> rows,
            RuleTitles titles) {
        this.basis = basis;
        this.inForceFrom = inForceFrom;
        this.summaryWithin = summaryWithin;
        this.reportFrom = reportFrom;
        this.rows = Map.copyOf(rows);
        this.titles = titles;
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
                rows,
                RuleTitles.of(content));
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

    /** Whether the measures were in force, by the calendar of China, when the operator learned of an incident. */
    public boolean inForce(Instant learned) {
        return !LocalDate.ofInstant(learned, CHINA).isBefore(inForceFrom);
    }

    public LocalDate inForceFrom() {
        return inForceFrom;
    }

    public Phrase basis() {
        return basis;
    }

    /** Whom an operator of that kind tells. */
    public Phrase addressee(OperatorKind kind) {
        return row(kind).addressee();
    }

    /** How long it has for the first report, from the moment it learned of the incident. */
    public Duration within(OperatorKind kind) {
        return row(kind).within();
    }

    private Row row(OperatorKind kind) {
        return Objects.requireNonNull(rows.get(kind), "the table was read whole");
    }

    /**
     * The duty for an incident, if there is one.
     *
     * @param unit name of the operator, for the draft
     * @param learned when the operator learned of it
     */
    public Optional<Duty> duty(Incident incident, String unit, OperatorKind kind, Instant learned) {
        return level(incident, kind)
                .filter(level -> inForce(learned) && level.number() <= reportFrom)
                .map(level -> new Duty(
                        level, addressee(kind), learned.plus(within(kind)), basis, draft(incident, unit, kind, level)));
    }

    /** The text of a first report, as far as the incident fills it. */
    public Phrase draft(Incident incident, String unit, OperatorKind kind, IncidentLevel level) {
        return new DutyDraft(titles).of(incident, unit, kind, level);
    }

    /** Latest moment of the summary, counted from the end of the handling. */
    public Instant summaryDeadline(Instant handled) {
        return handled.plus(summaryWithin);
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
