package io.breakwater.app.rules;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, tests, explains and backtests Sigma rules.",
        subcommands = {CheckCommand.class, TestCommand.class, ExplainCommand.class, BacktestCommand.class})
public final class RulesCommand implements CliCommand {}
