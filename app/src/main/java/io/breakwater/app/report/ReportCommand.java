package io.breakwater.app.report;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reports for readers outside the console.",
        subcommands = CampaignReport.class)
public final class ReportCommand implements CliCommand {}
