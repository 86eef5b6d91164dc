package io.breakwater.app.config;

import io.breakwater.server.door.Network;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code breakwater.yaml}; unknown keys and bad values stop the start, all of them named at once. */
public final class SettingsReader {
    private SettingsReader() {}

    /** The settings of an empty file. */
    public static Settings defaults(Path home) {
        return read("defaults", "", home);
    }

    /**
     * Reads {@code text}.
     *
     * @param file named in errors
     * @param home what relative paths are relative to
     * @throws InvalidSettings when anything in it is not understood
     */
    public static Settings read(String file, String text, Path home) {
        Complaints complaints = new Complaints(file);
        Section root = new Section("", parse(text, complaints), complaints);
        complaints.stopOnErrors();
        Section console = root.section("console");
        Settings.Notice notice = NoticeReader.read(root, console, home);
        Settings settings = new Settings(
                path(root, "data", home, ".breakwater"),
                root.value("zone", ZoneId::of, ZoneId.of("Asia/Shanghai"), "a time zone such as Asia/Shanghai"),
                root.list("content", home::resolve),
                root.list("rules", home::resolve),
                console(console),
                syslog(root.section("syslog")),
                database(root.section("database"), home),
                pipeline(root.section("pipeline")),
                keep(root.section("keep")),
                ResponseReader.read(root, home),
                correlation(root.section("correlation")),
                notice);
        root.finish();
        complaints.stopOnErrors();
        return settings;
    }

    private static @Nullable Node parse(String text, Complaints complaints) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            complaints.at(broken.getProblemMark(), "not YAML: " + broken.getProblem());
            return null;
        }
    }

    private static Settings.Console console(Section section) {
        Settings.Console console = new Settings.Console(
                section.text("address", "127.0.0.1"),
                section.value("port", SettingsReader::port, 8480, "a port number, or 0 for any that is free"));
        section.finish();
        return console;
    }

    private static Settings.Syslog syslog(Section section) {
        Settings.Syslog syslog = new Settings.Syslog(
                section.text("address", "127.0.0.1"),
                section.value("port", SettingsReader::port, 8514, "a port number, or 0 for none"),
                section.sections("senders").stream().map(SettingsReader::sender).toList());
        section.finish();
        return syslog;
    }

    private static Settings.Sender sender(Section section) {
        Settings.Sender sender = new Settings.Sender(
                section.required("from", SettingsReader::network, "", "an address or a network such as 192.0.2.0/24"),
                section.required("tenant"),
                section.required("source"));
        section.finish();
        return sender;
    }

    private static Settings.Database database(Section section, Path home) {
        Settings.Database database = new Settings.Database(
                section.text("url", ""),
                section.text("user", "breakwater"),
                path(section, "password-file", home, "database.password"));
        section.finish();
        return database;
    }

    private static Settings.Pipeline pipeline(Section section) {
        Settings.Pipeline pipeline = new Settings.Pipeline(
                section.value("parallelism", SettingsReader::slots, 2, "a number from 1 to 1024"),
                section.value(
                        "checkpoint-every",
                        text -> atLeast(Duration.ofMillis(100), text),
                        Duration.ofSeconds(5),
                        "a duration of at least 0.1 s such as PT5S"),
                section.text("kafka", ""),
                section.text("topic", "breakwater-records"));
        section.finish();
        return pipeline;
    }

    private static Settings.Keep keep(Section section) {
        Settings.Keep keep = new Settings.Keep(days(section, "evidence"), days(section, "rejected"));
        section.finish();
        return keep;
    }

    private static Settings.Correlation correlation(Section section) {
        Settings.Correlation correlation =
                new Settings.Correlation(section.value("lend-rates", SettingsReader::yes, true, "true or false"));
        section.finish();
        return correlation;
    }

    private static Duration days(Section section, String key) {
        return section.value(
                key,
                text -> atLeast(Duration.ofDays(1), text),
                Duration.ofDays(180),
                "a duration of at least a day such as P180D");
    }

    private static Duration atLeast(Duration least, String text) {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(least) < 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    static int port(String text) {
        return between(0, 65_535, text);
    }

    private static int slots(String text) {
        return between(1, 1024, text);
    }

    static int between(int least, int most, String text) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String network(String text) {
        Network.parse(text);
        return text;
    }

    private static Path path(Section section, String key, Path home, String otherwise) {
        return home.resolve(section.text(key, otherwise)).normalize();
    }
}
