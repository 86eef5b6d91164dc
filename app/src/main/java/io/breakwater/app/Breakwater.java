package io.breakwater.app;

import io.breakwater.app.config.InvalidSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line. Exit codes: 0 done, 1 done with findings or failures, 2 wrong usage or configuration. */
@Command(
        name = "breakwater",
        mixinStandardHelpOptions = true,
        version = "breakwater 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Open platform for managed security operations: logs to incidents, campaigns and early warnings.")
public final class Breakwater {
    private Breakwater() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Breakwater());
        ServiceLoader.load(CliCommand.class).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Breakwater::failed);
        return line;
    }

    /** What the world refused is told as a sentence; what is our own mistake keeps its stack trace. */
    private static int failed(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (failure instanceof IOException
                || failure instanceof InvalidSettings
                || failure instanceof UncheckedIOException) {
            line.getErr().println("breakwater: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }
}
