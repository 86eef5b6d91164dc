package io.breakwater.app.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Real rhythms to hide waves in: the posts of ransomware groups on their leak sites ({@code posts.json} of the ransomwatch
 * project), cut into windows of {@link #DAYS} days. A window in which the group bursts by itself (a day with more than
 * {@link #LOUDEST} posts: a site scraped for the first time, or a real wave) has no known truth and is left out.
 */
final class LeakSites {
    /** Length of a window. */
    static final int DAYS = 180;

    /** Posts on the loudest day of a window that is still a background. */
    static final int LOUDEST = 6;

    private static final int STEP_DAYS = 60;
    private static final int LEAST_POSTS = 5;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private LeakSites() {}

    /** @param times of posts, in milliseconds from the window's begin, in order */
    record Background(String group, long[] times) {}

    static List<Background> read(Path posts) throws IOException {
        Map<String, List<Long>> byGroup = new TreeMap<>();
        for (JsonNode post : Json.text().readTree(posts.toFile())) {
            long at = LocalDateTime.parse(post.path("discovered").asText(), WRITTEN)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            byGroup.computeIfAbsent(post.path("group_name").asText(), none -> new ArrayList<>())
                    .add(at);
        }
        List<Background> backgrounds = new ArrayList<>();
        byGroup.forEach((group, times) ->
                cut(group, times.stream().mapToLong(Long::longValue).sorted().toArray(), backgrounds));
        return backgrounds;
    }

    private static void cut(String group, long[] times, List<Background> into) {
        long begin = Math.floorDiv(times[0], MILLIS_PER_DAY) * MILLIS_PER_DAY;
        for (; begin + DAYS * MILLIS_PER_DAY <= times[times.length - 1]; begin += STEP_DAYS * MILLIS_PER_DAY) {
            long from = begin;
            long[] window = Arrays.stream(times)
                    .filter(time -> time >= from && time < from + DAYS * MILLIS_PER_DAY)
                    .map(time -> time - from)
                    .toArray();
            if (window.length >= LEAST_POSTS && loudest(window) <= LOUDEST) {
                into.add(new Background(group, window));
            }
        }
    }

    private static int loudest(long[] window) {
        int[] days = new int[DAYS];
        for (long time : window) {
            days[(int) (time / MILLIS_PER_DAY)]++;
        }
        return Arrays.stream(days).max().orElse(0);
    }
}
