package io.breakwater.core.respond;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the stages that an incident reached into steps. The stage nearest to the damage speaks first: with encryption
 * running, isolation comes before the question how the attacker got in. The deadlines count from the moment at which the
 * stage was seen, not from when somebody looked.
 */
public final class Advisor {
    private final Playbooks playbooks;

    public Advisor(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    public Advice advise(Incident incident) {
        Map<String, AdvisedStep> steps = new LinkedHashMap<>();
        List<Playbook> used = new ArrayList<>();
        List<Stage> reached = new ArrayList<>(incident.stages().keySet());
        reached.sort(Comparator.reverseOrder());
        for (Stage stage : reached.isEmpty() ? List.of(Stage.EXPLOITATION) : reached) {
            Optional<Playbook> playbook = playbooks.forStage(stage);
            Instant seen = incident.stages().getOrDefault(stage, incident.firstSeen());
            playbook.ifPresent(used::add);
            playbook.ifPresent(found -> found.steps()
                    .forEach(step ->
                            steps.putIfAbsent(step.name(), new AdvisedStep(found.id(), step, seen.plus(step.due())))));
        }
        return new Advice(new ArrayList<>(steps.values()), used);
    }
}
