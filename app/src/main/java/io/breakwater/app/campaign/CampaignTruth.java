package io.breakwater.app.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Wave;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known to have happened: {@code truth.json} of a campaign folder.
 *
 * @param profile {@code seed} for sets whose tables must come out exactly
 * @param waves first and last day of each
 * @param days of the victims, by tenant and asset
 * @param figures every number at the top level, by its key
 * @param second another gang whose days are known
 */
record CampaignTruth(
        String profile,
        int total,
        SortedMap<LocalDate, Integer> daily,
        List<LocalDate[]> waves,
        Map<String, LocalDate> days,
        Map<String, Double> figures,
        Optional<Second> second) {

    /** Another gang of the same time, by the name that products give it. */
    record Second(String name, SortedMap<LocalDate, Integer> daily) {}

    static CampaignTruth read(Path file) throws IOException {
        JsonNode root = Json.text().readTree(file.toFile());
        List<LocalDate[]> waves = new ArrayList<>();
        root.path("waves")
                .forEach(wave -> waves.add(new LocalDate[] {
                    LocalDate.parse(wave.path(0).asText()),
                    LocalDate.parse(wave.path(1).asText())
                }));
        Map<String, LocalDate> days = new TreeMap<>();
        root.path("victims")
                .forEach(victim -> days.put(
                        victim.path("tenant").asText() + "/"
                                + victim.path("asset").asText(),
                        LocalDate.parse(victim.path("day").asText())));
        Map<String, Double> figures = new TreeMap<>();
        root.properties().stream()
                .filter(property -> property.getValue().isNumber())
                .forEach(property ->
                        figures.put(property.getKey(), property.getValue().asDouble()));
        Optional<Second> second = root.has("second")
                ? Optional.of(new Second(root.path("second").path("name").asText(), daily(root.path("second"))))
                : Optional.empty();
        return new CampaignTruth(
                root.path("profile").asText(), root.path("total").asInt(), daily(root), waves, days, figures, second);
    }

    private static SortedMap<LocalDate, Integer> daily(JsonNode root) {
        SortedMap<LocalDate, Integer> daily = new TreeMap<>();
        root.path("daily")
                .properties()
                .forEach(day ->
                        daily.put(LocalDate.parse(day.getKey()), day.getValue().asInt()));
        return daily;
    }

    /** Sum of the differences per day, over the number of true victims. */
    static double dailyError(Map<LocalDate, Integer> truth, Map<LocalDate, Integer> counted) {
        TreeMap<LocalDate, Integer> left = new TreeMap<>(counted);
        truth.forEach((day, count) -> left.merge(day, -count, Integer::sum));
        int total = truth.values().stream().mapToInt(Integer::intValue).sum();
        return left.values().stream().mapToInt(Math::abs).sum() / (double) Math.max(1, total);
    }

    /** Greatest distance in days of a wave's first or last day; {@link Long#MAX_VALUE} when there are more or fewer. */
    long waveError(List<Wave> found) {
        if (found.size() != waves.size()) {
            return Long.MAX_VALUE;
        }
        long worst = 0;
        for (int index = 0; index < found.size(); index++) {
            long from = ChronoUnit.DAYS.between(
                    waves.get(index)[0], found.get(index).from());
            long to = ChronoUnit.DAYS.between(
                    waves.get(index)[1], found.get(index).to());
            worst = Math.max(worst, Math.max(Math.abs(from), Math.abs(to)));
        }
        return worst;
    }
}
