package io.breakwater.app.exposure;

import io.breakwater.app.CliCommand;
import picocli.CommandLine.Command;

/** The command group {@code exposure}. */
@Command(
        name = "exposure",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What customers show to the internet: imports and recognition. Sends nothing, reads files only.",
        subcommands = {ExposureImportCommand.class, RecogniseCommand.class})
public final class ExposureCommand implements CliCommand {}
