package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.InvalidSettings;
import io.breakwater.app.config.Settings;
import io.breakwater.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code breakwater doctor}: what is missing, and what to do about it. Ends with 1 when something stops the service. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks for what would stop the service or spoil its results, and says what to do.")
public final class DoctorCommand implements CliCommand, Callable<Integer> {
    private static final int OLDEST_JAVA = 21;
    private static final long LEAST_DISK = 2L << 30;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    private int stoppers;

    @Override
    public Integer call() throws Exception {
        java();
        Settings settings;
        try {
            settings = options.read();
            good("configuration is valid");
        } catch (InvalidSettings invalid) {
            bad("configuration: " + invalid.getMessage(), "correct the lines named");
            return 1;
        }
        dataFolder(settings.dataFolder());
        if (RunFile.ofRunning(settings.dataFolder()).isPresent()) {
            good("the service is running, so its ports are its own");
            contacts(settings);
        } else {
            port(settings.console().address(), settings.console().port(), "console");
            port(settings.syslog().address(), settings.syslog().port(), "syslog");
        }
        fonts();
        System.out.println(stoppers == 0 ? "Nothing stops the service." : stoppers + " things stop the service.");
        return stoppers == 0 ? 0 : 1;
    }

    private void java() {
        int feature = Runtime.version().feature();
        if (feature >= OLDEST_JAVA) {
            good("Java " + feature + " at " + System.getProperty("java.home"));
        } else {
            bad("Java " + feature, "use a JDK of " + OLDEST_JAVA + " or newer; ./breakwater finds one by itself");
        }
    }

    private void dataFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            bad("data folder " + folder + " cannot be made: " + refused.getMessage(), "choose another with --data");
            return;
        }
        if (!Files.isWritable(folder)) {
            bad("data folder " + folder + " is not writable", "give this user the right to write, or choose another");
            return;
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_DISK) {
            bad("data folder " + folder + " has " + (free >> 20) + " MB left", "free some; 2 GB are the least");
        } else {
            good("data folder " + folder + ", " + (free >> 30) + " GB left");
        }
    }

    /** Only a running service can be asked whom it has to tell. */
    private static void contacts(Settings settings) throws IOException {
        try (Store store = StoreAccess.open(settings.dataFolder())) {
            Tidings tidings = Tidings.of(store, settings);
            if (tidings.mailMissing()) {
                note(
                        tidings.mailboxes() + " contacts are to be told by mail, but no mail server is configured",
                        "add the section 'mail' to breakwater.yaml (docs/notices.md) and start the service again");
            }
            if (tidings.undelivered() > 0) {
                note(
                        tidings.undelivered() + " notices are not delivered",
                        "the page 'Contacts & notices' says which and why");
            }
            if (!tidings.mailMissing() && tidings.undelivered() == 0) {
                good(tidings.summary());
            }
        }
    }

    private void port(String address, int port, String whose) {
        if (port == 0) {
            good(whose + " takes any free port or none");
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            good(whose + " port " + address + ":" + probe.getLocalPort() + " is free");
        } catch (IOException taken) {
            bad(
                    whose + " port " + address + ":" + port + ": " + taken.getMessage(),
                    "end what holds it, or set " + whose + ".port in breakwater.yaml");
        }
    }

    /** Chinese in a PDF report needs a font with its characters. */
    private void fonts() throws IOException {
        List<Path> places = List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"));
        boolean found = false;
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    found |=
                            files.anyMatch(file -> file.getFileName().toString().startsWith("wqy-"));
                }
            }
        }
        if (found) {
            good("a Chinese font for PDF reports");
        } else {
            note("no Chinese font for PDF reports", "install one (Debian: apt-get install fonts-wqy-microhei)");
        }
    }

    private static void good(String what) {
        System.out.println("  ok    " + what);
    }

    private static void note(String what, String mend) {
        System.out.println("  note  " + what + "\n        " + mend);
    }

    private void bad(String what, String mend) {
        stoppers++;
        System.out.println("  STOP  " + what + "\n        " + mend);
    }
}
