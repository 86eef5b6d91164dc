package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code breakwater up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the service in the background, ready for real logs; 'stop' ends it.")
public final class UpCommand implements CliCommand, Callable<Integer> {
    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        Optional<RunFile> running = RunFile.ofRunning(settings.dataFolder());
        if (running.isPresent()) {
            System.out.println("Breakwater runs already: " + running.get().console());
            return 0;
        }
        RunFile started = new ServiceProcess(settings, options.asArguments()).start();
        System.out.println("Breakwater is up: " + started.console());
        FirstPassword.take(settings.dataFolder())
                .ifPresent(password ->
                        System.out.println("First login: operator / " + password + "  (asks for a new password)"));
        return 0;
    }
}
