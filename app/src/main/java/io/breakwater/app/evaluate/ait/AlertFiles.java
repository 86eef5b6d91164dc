package io.breakwater.app.evaluate.ait;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads {@code *_alerts.csv} and {@code *_alerts.csv.gz}: comma separated, names in double quotes where they need it. */
final class AlertFiles {
    private static final String ENDING = "_alerts.csv";

    private AlertFiles() {}

    /** Rows by scenario. */
    static Map<String, List<AlertRow>> read(Path folder) throws IOException {
        Map<String, List<AlertRow>> scenarios = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.getFileName().toString().contains(ENDING))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String scenario = name.substring(0, name.indexOf(ENDING));
            scenarios.put(scenario, rows(scenario, file));
        }
        return scenarios;
    }

    private static List<AlertRow> rows(String scenario, Path file) throws IOException {
        List<AlertRow> rows = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            Columns columns = Columns.of(file, header == null ? "" : header);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(columns.row(scenario, rows.size(), cells(line)));
            }
        }
        return rows;
    }

    /** Where each column stands. */
    private record Columns(Path file, int time, int name, int address, int host, int phase, int step) {
        static Columns of(Path file, String header) {
            Map<String, Integer> places = new HashMap<>();
            List<String> names = cells(header);
            names.forEach(name -> places.put(name.strip(), places.size()));
            for (String needed : List.of("time", "name", "ip", "host", "time_label", "event_label")) {
                if (!places.containsKey(needed)) {
                    throw new IllegalArgumentException(file + ":1: the header has no column '" + needed + "'");
                }
            }
            return new Columns(
                    file,
                    places.getOrDefault("time", 0),
                    places.getOrDefault("name", 0),
                    places.getOrDefault("ip", 0),
                    places.getOrDefault("host", 0),
                    places.getOrDefault("time_label", 0),
                    places.getOrDefault("event_label", 0));
        }

        AlertRow row(String scenario, int number, List<String> cells) {
            int most = Math.max(Math.max(Math.max(time, name), Math.max(address, host)), Math.max(phase, step));
            if (cells.size() <= most) {
                throw new IllegalArgumentException(
                        file + ":" + (number + 2) + ": has " + cells.size() + " columns, needs " + (most + 1));
            }
            Instant when = Instant.ofEpochMilli(Math.round(Double.parseDouble(cells.get(time)) * 1000));
            return new AlertRow(
                    scenario,
                    number,
                    new AlertRow.Told(when, cells.get(name), cells.get(address), cells.get(host)),
                    new AlertRow.Truth(cells.get(phase), cells.get(step)));
        }
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
