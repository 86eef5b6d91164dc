package io.breakwater.core.respond.notice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import java.time.Instant;
import java.util.Optional;

/** One step that contacts are told of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Matter.OfWarning.class, name = "OfWarning"),
    @JsonSubTypes.Type(value = Matter.OfIncident.class, name = "OfIncident"),
    @JsonSubTypes.Type(value = Matter.Trial.class, name = "Trial")
})
public sealed interface Matter {
    /** Id of the warning or the incident; for a trial, of the contact. */
    String subject();

    /** When the step was taken, in event time. */
    Instant at();

    /** Names the step within its subject; the same step has the same key in every replay. */
    String key();

    WarningColour urgency();

    /** Which way the step goes, and so who wants to be told of it. */
    Move move();

    /** Ways of a step. */
    enum Move {
        /** It becomes more: told to whom it is urgent enough, and to whoever was told before. */
        UP,
        /** It goes on: told to whom it has become urgent enough, or more severe than they know, just now. */
        ON,
        /** It becomes less: told to whoever was told before, and to nobody else. */
        DOWN
    }

    /** A warning issued, raised, lowered or lifted. */
    record OfWarning(Warning warning) implements Matter {
        @Override
        public String subject() {
            return warning.id().value();
        }

        @Override
        public Instant at() {
            return warning.at();
        }

        @Override
        public String key() {
            return warning.at() + " " + warning.state() + " " + warning.colour();
        }

        @Override
        public WarningColour urgency() {
            return warning.colour();
        }

        @Override
        public Move move() {
            return switch (warning.state()) {
                case ISSUED, RAISED -> Move.UP;
                case LOWERED, LIFTED, IN_TIME, LATE, FALSE, MISSED -> Move.DOWN;
            };
        }
    }

    /**
     * A change of an incident, without its members.
     *
     * @param key id of the change
     * @param title of its most telling rule
     * @param other the incident merged in
     */
    record OfIncident(
            IncidentId incident,
            String key,
            IncidentChange.Kind kind,
            Instant at,
            IncidentStatus status,
            Severity severity,
            String title,
            Phrase why,
            Optional<IncidentId> other)
            implements Matter {
        @Override
        public String subject() {
            return incident.value();
        }

        @Override
        public WarningColour urgency() {
            return Urgency.of(severity);
        }

        @Override
        public Move move() {
            return switch (kind) {
                case OPENED, ESCALATED, REOPENED -> Move.UP;
                case EXTENDED, MERGED, SPLIT -> Move.ON;
                case CLOSED, WITHDRAWN -> Move.DOWN;
            };
        }
    }

    /** A test that somebody asked for, so that a contact is known to be reached before it matters. */
    record Trial(ContactId contact, Instant at, String by) implements Matter {
        @Override
        public String subject() {
            return contact.value();
        }

        @Override
        public String key() {
            return "trial " + at.toEpochMilli();
        }

        @Override
        public WarningColour urgency() {
            return WarningColour.BLUE;
        }

        @Override
        public Move move() {
            return Move.UP;
        }
    }

    /** Empty for an outcome, which is nothing that a contact has to act on. */
    static Optional<Matter> of(Warning warning) {
        return switch (warning.state()) {
            case ISSUED, RAISED, LOWERED, LIFTED -> Optional.of(new OfWarning(warning));
            case IN_TIME, LATE, FALSE, MISSED -> Optional.empty();
        };
    }

    /** Empty while the incident is a candidate, which no person has seen. */
    static Optional<Matter> of(IncidentChange change, String title) {
        Incident after = change.after();
        return after.status() == IncidentStatus.CANDIDATE
                ? Optional.empty()
                : Optional.of(new OfIncident(
                        after.id(),
                        change.id().value(),
                        change.kind(),
                        change.at(),
                        after.status(),
                        after.severity(),
                        title,
                        change.why(),
                        change.kind() == IncidentChange.Kind.MERGED ? change.other() : Optional.empty()));
    }
}
