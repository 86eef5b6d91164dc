package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.WarningList;
import io.breakwater.core.detect.indicator.WarningLists;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds feeds and warning lists in content folders and on the disk, and makes a snapshot of them. A file below a folder
 * named {@code warninglists} is a warning list, every other one a feed.
 */
public final class IndicatorLibrary {
    private static final String WARNINGS = "warninglists";

    private IndicatorLibrary() {}

    /** What was loaded, and what was wrong with it. */
    public record Loaded(IndicatorSnapshot snapshot, List<FeedProblem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Loads {@code content/indicators} and the feeds. What a feed without dates names is valid from the day its file was
     * written.
     *
     * @param feeds files, or folders that are searched through
     */
    public static Loaded load(ContentLibrary content, Collection<Path> feeds) {
        List<Path> files = new ArrayList<>(content.files("indicators", name -> !name.endsWith(".md")));
        feeds.forEach(feed -> files.addAll(below(feed)));
        List<FeedProblem> problems = new ArrayList<>();
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(warnings(files, problems));
        files.stream().filter(file -> !isWarningList(file)).forEach(file -> feed(file, builder, problems));
        return new Loaded(builder.build(), problems);
    }

    private static WarningLists warnings(List<Path> files, List<FeedProblem> problems) {
        List<WarningList> lists = new ArrayList<>();
        files.stream()
                .filter(IndicatorLibrary::isWarningList)
                .forEach(file -> Feeds.warningList(file.toString(), ContentLibrary.text(file), sink(problems))
                        .ifPresent(lists::add));
        return WarningLists.of(lists);
    }

    private static boolean isWarningList(Path file) {
        for (Path part : file) {
            if (part.toString().contains(WARNINGS)) {
                return file.toString().endsWith(".json");
            }
        }
        return false;
    }

    private static void feed(Path file, IndicatorSnapshot.Builder builder, List<FeedProblem> problems) {
        String name = file.getFileName().toString().replaceFirst("\\.[a-z0-9]+$", "");
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            Feeds.read(file.toString(), text, FeedDefaults.of(name, written), new Sink(builder, problems));
        } catch (IOException unreadable) {
            problems.add(
                    new FeedProblem(file.toString(), 0, "file.unreadable", unreadable + "; it must be text in UTF-8"));
        }
    }

    private static List<Path> below(Path feed) {
        try (Stream<Path> walk = Files.walk(feed)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + feed, unreadable);
        }
    }

    private static FeedSink sink(List<FeedProblem> problems) {
        return new Sink(IndicatorSnapshot.builder(WarningLists.none()), problems);
    }

    private record Sink(IndicatorSnapshot.Builder builder, List<FeedProblem> problems) implements FeedSink {
        @Override
        public void indicator(Indicator indicator) {
            builder.add(indicator);
        }

        @Override
        public void problem(FeedProblem problem) {
            problems.add(problem);
        }
    }
}
