package io.breakwater.app.evaluate.ait;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From an alert file to the printed score and the assignments, on a few alerts written for the test. */
final class AitEvaluationTest {
    private static final String ALERTS = """
            time,name,ip,host,short,time_label,event_label
            1642118400,"Wazuh: Session, opened",192.0.2.7,mail,x,false_positive,-
            1642291200,AMiner: High entropy in Apache Access request.,192.0.2.7,web,x,webshell,webshell_cmd
            1642291260,Wazuh: User successfully changed UID.,192.0.2.7,web,x,privilege_escalation,attacker_change_user
            1642377600,Wazuh: ClamAV database update,192.0.2.8,mail,x,false_positive,-
            """;

    @TempDir
    private Path folder;

    private int run(StringWriter printed, String... arguments) {
        CommandLine line = new CommandLine(new AitEvaluation());
        line.setOut(new PrintWriter(printed));
        line.setErr(new PrintWriter(printed));
        return line.execute(arguments);
    }

    @Test
    void scoresAFolderAndWritesOneLineARow() throws IOException {
        Files.writeString(folder.resolve("tiny_alerts.csv"), ALERTS);
        Path assignments = folder.resolve("assignments.csv");
        StringWriter printed = new StringWriter();
        int exit = run(printed, "--quick", "--assignments", assignments.toString(), folder.toString());
        assertThat(printed.toString()).contains("tiny             yes   1.000         1     1.000     0.00");
        assertThat(exit).isZero();
        List<String> lines = Files.readAllLines(assignments);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).isEqualTo("tiny,0,,");
        String incident = lines.get(2).split(",")[2];
        assertThat(incident).isNotEmpty();
        assertThat(lines.get(2)).isEqualTo("tiny,1," + incident + ",2022-01-16T00:01:00Z");
        assertThat(lines.get(3)).isEqualTo("tiny,2," + incident + ",2022-01-16T00:01:00Z");
        assertThat(lines.get(4)).isEqualTo("tiny,3,,");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        StringWriter printed = new StringWriter();
        assertThat(run(printed, folder.toString())).isEqualTo(2);
        assertThat(printed.toString()).contains("no *_alerts.csv");
    }
}
