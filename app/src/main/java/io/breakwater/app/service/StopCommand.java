package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code breakwater stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends the service: closes the doors, takes a last checkpoint, stops the database.")
public final class StopCommand implements CliCommand, Callable<Integer> {
    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        boolean ran = ServiceProcess.stop(options.read().dataFolder());
        System.out.println(ran ? "Breakwater has stopped." : "Breakwater was not running.");
        return 0;
    }
}
