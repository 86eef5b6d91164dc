package io.breakwater.app.evaluate;

import io.breakwater.app.CliCommand;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command group {@code evaluate}; its subcommands are the {@link Evaluation}s. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SUBJECT",
        description = "Compares what Breakwater says with data whose truth is known, and prints the figures.")
public final class EvaluateCommand implements CliCommand {
    /** Called by picocli once the group itself is known: the place to hang the subcommands in. */
    @Spec
    void hangIn(CommandSpec spec) {
        for (Evaluation evaluation : ServiceLoader.load(Evaluation.class)) {
            CommandLine subcommand = new CommandLine(evaluation);
            spec.addSubcommand(subcommand.getCommandName(), subcommand);
        }
    }
}
