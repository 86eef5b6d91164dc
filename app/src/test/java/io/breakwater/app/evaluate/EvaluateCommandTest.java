package io.breakwater.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class EvaluateCommandTest {
    @Test
    void hangsInEveryEvaluationThatTheServiceFileNames() {
        CommandLine group = new CommandLine(new EvaluateCommand());
        long named = ServiceLoader.load(Evaluation.class).stream().count();
        assertThat(group.getSubcommands()).hasSize((int) named);
    }
}
