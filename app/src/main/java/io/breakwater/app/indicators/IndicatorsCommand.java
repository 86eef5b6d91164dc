package io.breakwater.app.indicators;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code indicators}. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckFeeds.class, LookUp.class},
        description = "Checks feeds of indicators, and looks values up in them.")
public final class IndicatorsCommand implements CliCommand {}
