package io.breakwater.app.campaign;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code campaign}. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What one gang does over all tenants: victims, tables, waves.",
        subcommands = CampaignDerive.class)
public final class CampaignCommand implements CliCommand {}
