package io.breakwater.app.warning;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code warning}. */
@Command(
        name = "warning",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Early warning: who is next.",
        subcommands = WarningDerive.class)
public final class WarningCommand implements CliCommand {}
