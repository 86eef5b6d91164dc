package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code breakwater serve}: the service in this process, until it is asked to end; what {@code up} starts. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the service in the foreground, for a process supervisor; ends on SIGTERM.")
public final class ServeCommand implements CliCommand, Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(asked, ended), "shutdown"));
        try (House house = House.open(settings)) {
            var password = house.firstPassword();
            if (password.isPresent()) {
                FirstPassword.write(settings.dataFolder(), password.get());
            }
            StoreAccess.write(settings.dataFolder(), house.database());
            RunFile.write(settings.dataFolder(), house.console());
            LOG.info("Breakwater is up: {}", house.console());
            asked.await();
            LOG.info("stopping");
        } finally {
            RunFile.remove(settings.dataFolder());
            StoreAccess.remove(settings.dataFolder());
            ended.countDown();
        }
        return 0;
    }

    /** Runs in the shutdown hook: tells the main thread, and gives it the time to close everything. */
    private static void await(CountDownLatch asked, CountDownLatch ended) {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
