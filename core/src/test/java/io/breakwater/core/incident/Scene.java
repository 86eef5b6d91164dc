package io.breakwater.core.incident;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Detections in few words, and a correlation of one tenant that remembers what it was told. */
final class Scene {
    static final TenantId TENANT = new TenantId("t1");
    static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final IncidentStage stage;
    private IncidentState state;
    final List<IncidentChange> changes = new ArrayList<>();

    Scene(CorrelationTuning tuning) {
        this(tuning, PeerRates.NONE);
    }

    Scene(CorrelationTuning tuning, PeerRates peers) {
        stage = new IncidentStage(tuning, peers);
        state = stage.initial();
    }

    static Scene of(List<? extends TenantInput> inputs) {
        return of(inputs, PeerRates.NONE);
    }

    static Scene of(List<? extends TenantInput> inputs, PeerRates peers) {
        Scene scene = new Scene(CorrelationTuning.defaults(), peers);
        inputs.forEach(scene::feed);
        scene.advance(END);
        return scene;
    }

    void feed(TenantInput input) {
        stage.accept(state, input, changes::add);
    }

    void advance(Instant to) {
        stage.advance(state, to, changes::add);
    }

    /** What others may borrow of the tenant, when there is something new to tell. */
    Optional<TenantWatch> watched() {
        List<TenantWatch> told = new ArrayList<>();
        stage.watched(state, told::add);
        return told.stream().findFirst();
    }

    void restart() {
        state = Codecs.roundTrip(stage.codec(), state);
    }

    int bytes() {
        return Codecs.size(stage.codec(), state);
    }

    IncidentState state() {
        return state;
    }

    /** The present incidents: the last change of each, without the withdrawn, numbers set to zero. */
    List<Incident> incidents() {
        TreeMap<String, Incident> last = new TreeMap<>();
        changes.forEach(change -> last.put(change.after().id().value(), change.after()));
        return last.values().stream()
                .filter(incident -> incident.status() != IncidentStatus.WITHDRAWN)
                .map(Scene::withoutNumber)
                .sorted(Comparator.comparing(Incident::firstSeen).thenComparing(Incident::id))
                .toList();
    }

    private static Incident withoutNumber(Incident incident) {
        return new Incident(
                incident.id(),
                incident.tenant(),
                0,
                incident.status(),
                incident.opened(),
                incident.score(),
                incident.assets(),
                incident.members(),
                incident.leftOut(),
                incident.blindSpots());
    }

    static Instant hours(double hours) {
        return START.plusSeconds(Math.round(hours * 3600));
    }

    /** A detection on a host, sure enough to carry an incident together with another stage. */
    static Hit on(String host, Stage stage, double hour) {
        return new Hit(new Entity(EntityKind.HOST, EntityRole.VICTIM, host), Optional.of(stage), hours(hour));
    }

    /** A detection that names nothing but an address. */
    static Hit at(String address, Stage stage, double hour) {
        return new Hit(new Entity(EntityKind.ADDRESS, EntityRole.VICTIM, address), Optional.of(stage), hours(hour));
    }

    /** A detection in the making. */
    static final class Hit {
        private final List<Entity> entities = new ArrayList<>();
        private final List<Trait> traits = new ArrayList<>();
        private final Optional<Stage> stage;
        private final Instant time;
        private String rule;
        private Fidelity fidelity = Fidelity.MEDIUM;
        private Outcome outcome = Outcome.SUCCEEDED;

        private Hit(Entity victim, Optional<Stage> stage, Instant time) {
            entities.add(victim);
            this.stage = stage;
            this.time = time;
            this.rule = "rule-" + stage.map(Enum::name).orElse("none");
        }

        Hit rule(String id) {
            rule = id;
            return this;
        }

        Hit fidelity(Fidelity sure) {
            fidelity = sure;
            return this;
        }

        Hit outcome(Outcome came) {
            outcome = came;
            return this;
        }

        Hit with(EntityKind kind, EntityRole role, String value) {
            entities.add(new Entity(kind, role, value));
            return this;
        }

        Hit with(TraitKind kind, String value) {
            traits.add(new Trait(kind, value));
            return this;
        }

        Detection build() {
            return build(0);
        }

        Detection build(int seconds) {
            Instant when = time.plus(Duration.ofSeconds(seconds));
            return Detection.of(
                    TENANT,
                    new RuleRef(rule, "v1", "Title of " + rule),
                    when,
                    new Assessment(Severity.HIGH, fidelity, stage, outcome, List.of()),
                    entities,
                    traits,
                    List.of(new EventId(
                            "e-" + rule + "-" + entities.getFirst().value().hashCode() + "-" + when)));
        }
    }
}
