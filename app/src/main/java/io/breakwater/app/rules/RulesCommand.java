package io.breakwater.app.rules;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, tests, explains, backtests and measures Sigma rules.",
        subcommands = {
            CheckCommand.class,
            TestCommand.class,
            ExplainCommand.class,
            BacktestCommand.class,
            RatesCommand.class
        })
public final class RulesCommand implements CliCommand {}
