package io.breakwater.app.rules;

import io.breakwater.core.detect.EventView;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.check.Explanation;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.model.Event;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules explain}: why a rule did or did not match. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells node by node why a rule does or does not match an event.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RULE", description = "a rule file, or a folder")
    private Path rule = Path.of(".");

    @Parameters(index = "1", paramLabel = "EVENT", description = "a file with the event in any format that is read")
    private Path event = Path.of(".");

    @Option(
            names = "--number",
            paramLabel = "N",
            description = "which event of the file, from 0; default: all, up to 20")
    private int number = -1;

    @Option(names = "--id", paramLabel = "ID", description = "only the rule of this id, for a folder or a file of many")
    private String id = "";

    private static final int MOST = 20;

    @Override
    public Integer call() {
        RuleSet rules = RuleFolder.load(rule);
        rules.problems().stream().map(Problem::toString).forEach(System.out::println);
        List<Event> events = new ArrayList<>();
        new StoredEvents().read(event, InstantSource.system().instant(), events::add);
        Optional<String> complaint = complaint(rules, events.size());
        if (complaint.isPresent()) {
            System.out.println(complaint.get());
            return 1;
        }
        for (int i = 0; i < events.size(); i++) {
            if (i == number || number < 0 && i < MOST) {
                explain(i, events.get(i), rules);
            }
        }
        return 0;
    }

    private Optional<String> complaint(RuleSet rules, int events) {
        if (events == 0) {
            return Optional.of("no event could be read from " + event);
        }
        if (number >= events) {
            return Optional.of("there is no event " + number + "; " + event + " has " + events + ", numbered from 0");
        }
        if (rules.rules().stream().noneMatch(this::isAsked)) {
            return Optional.of("no rule about single events " + (id.isEmpty() ? "" : "with the id " + id + " ")
                    + "loads from " + rule + "; a correlation is explained by the rules whose matches it counts");
        }
        return Optional.empty();
    }

    private boolean isAsked(SigmaRule rule) {
        return id.isEmpty() || rule.id().equals(id);
    }

    private void explain(int place, Event event, RuleSet rules) {
        for (SigmaRule rule : rules.rules().stream().filter(this::isAsked).toList()) {
            System.out.printf("event %d, rule %s%n", place, rule);
            Explanation.of(rule, rules.sources(), new EventView(event)).forEach(System.out::println);
        }
    }
}
