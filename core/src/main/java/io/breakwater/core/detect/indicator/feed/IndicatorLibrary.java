package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.WarningList;
import io.breakwater.core.detect.indicator.WarningLists;
import io.breakwater.core.model.ContentReport;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds feeds and warning lists in content folders and on the disk, and makes a snapshot of them. A file below a folder
 * named {@code warninglists} is a warning list, every other one a feed.
 */
public final class IndicatorLibrary {
    private static final String WARNINGS = "warninglists";

    private IndicatorLibrary() {}

    /**
     * What was loaded, and what was wrong with it.
     *
     * @param feeds in the order in which they were read
     * @param warningLists in the order in which they were read
     */
    public record Loaded(
            IndicatorSnapshot snapshot,
            List<ContentReport.Feed> feeds,
            List<ContentReport.WarningList> warningLists,
            List<FeedProblem> problems) {
        public Loaded {
            feeds = List.copyOf(feeds);
            warningLists = List.copyOf(warningLists);
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
        List<WarningList> lists = warnings(files, problems);
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.of(lists));
        Map<String, Integer> quietByList = new HashMap<>();
        List<ContentReport.Feed> read = files.stream()
                .filter(file -> !isWarningList(file))
                .map(file -> feed(file, new FeedTally(builder, problems, quietByList), problems))
                .toList();
        List<ContentReport.WarningList> known = lists.stream()
                .map(list -> new ContentReport.WarningList(
                        list.name(), list.values().size(), quietByList.getOrDefault(list.name(), 0)))
                .toList();
        return new Loaded(builder.build(), read, known, problems);
    }

    /** The warning lists of {@code content/indicators} alone; one that can't be read is left out. */
    public static WarningLists warningLists(ContentLibrary content) {
        return WarningLists.of(
                warnings(content.files("indicators", name -> name.endsWith(".json")), new ArrayList<>()));
    }

    private static List<WarningList> warnings(List<Path> files, List<FeedProblem> problems) {
        List<WarningList> lists = new ArrayList<>();
        files.stream()
                .filter(IndicatorLibrary::isWarningList)
                .forEach(file -> warning(file, problems).ifPresent(lists::add));
        return lists;
    }

    private static Optional<WarningList> warning(Path file, List<FeedProblem> problems) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Feeds.warningList(
                    file.toString(),
                    text,
                    new FeedTally(IndicatorSnapshot.builder(WarningLists.none()), problems, new HashMap<>()));
        } catch (IOException unreadable) {
            problems.add(unreadable(file, unreadable));
            return Optional.empty();
        }
    }

    private static boolean isWarningList(Path file) {
        for (Path part : file) {
            if (part.toString().contains(WARNINGS)) {
                return file.toString().endsWith(".json");
            }
        }
        return false;
    }

    private static ContentReport.Feed feed(Path file, FeedTally tally, List<FeedProblem> problems) {
        String name = file.getFileName().toString().replaceFirst("\\.[a-z0-9]+$", "");
        Instant written = Instant.EPOCH;
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written = Files.getLastModifiedTime(file).toInstant();
            Feeds.read(file.toString(), text, FeedDefaults.of(name, written), tally);
        } catch (IOException unreadable) {
            problems.add(unreadable(file, unreadable));
        }
        return tally.feed(file.toString(), written);
    }

    private static FeedProblem unreadable(Path file, IOException why) {
        return new FeedProblem(
                file.toString(), 0, "file.unreadable", "cannot be read (" + why + "); it must be text in UTF-8");
    }

    private static List<Path> below(Path feed) {
        try (Stream<Path> walk = Files.walk(feed)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + feed, unreadable);
        }
    }
}
