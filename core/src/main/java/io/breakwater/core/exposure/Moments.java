package io.breakwater.core.exposure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as scanners and spreadsheets write them; those without a zone are read as Chinese local time. */
final class Moments {
    private static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");

    private Moments() {}

    /** Reads ISO-8601 with or without offset, {@code 2025-02-27 14:00:00}, {@code 2025/2/27}, and epoch seconds. */
    static Instant parse(String text) {
        String iso = text.strip().replace('/', '-').replaceFirst("^(\\d{4}-\\d{1,2}-\\d{1,2}) ", "$1T");
        try {
            if (iso.matches("\\d{9,11}(\\.\\d+)?")) {
                return Instant.ofEpochMilli(Math.round(Double.parseDouble(iso) * 1000));
            }
            if (iso.matches("\\d{4}-\\d{1,2}-\\d{1,2}")) {
                String[] parts = iso.split("-", -1);
                LocalDate day = LocalDate.of(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                return day.atStartOfDay(LOCAL).toInstant();
            }
            boolean zoned = iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})");
            return zoned
                    ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(iso).atZone(LOCAL).toInstant();
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; write it like 2025-02-27T14:00:00+08:00", unreadable);
        }
    }
}
