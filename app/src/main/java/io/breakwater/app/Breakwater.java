package io.breakwater.app;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        return line;
    }
}
