package io.breakwater.core.respond.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One step in the life of an action. The action is the fold of its changes, and the changes are its audit. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ActionChange.Proposed.class, name = "Proposed"),
    @JsonSubTypes.Type(value = ActionChange.Approved.class, name = "Approved"),
    @JsonSubTypes.Type(value = ActionChange.Refused.class, name = "Refused"),
    @JsonSubTypes.Type(value = ActionChange.Started.class, name = "Started"),
    @JsonSubTypes.Type(value = ActionChange.Postponed.class, name = "Postponed"),
    @JsonSubTypes.Type(value = ActionChange.Done.class, name = "Done"),
    @JsonSubTypes.Type(value = ActionChange.Failed.class, name = "Failed"),
    @JsonSubTypes.Type(value = ActionChange.LiftAsked.class, name = "LiftAsked"),
    @JsonSubTypes.Type(value = ActionChange.LiftStarted.class, name = "LiftStarted"),
    @JsonSubTypes.Type(value = ActionChange.Lifted.class, name = "Lifted"),
    @JsonSubTypes.Type(value = ActionChange.LiftedByHand.class, name = "LiftedByHand")
})
public sealed interface ActionChange {
    Instant at();

    /** Login of a person, or {@code runner} for what the service does by itself. */
    String by();

    /** What was said with it; empty where nothing was. */
    String note();

    /** @param note the responder's dry run, so that whoever approves sees what will be sent */
    record Proposed(Instant at, String by, String note, ActionOrder order) implements ActionChange {}

    record Approved(Instant at, String by, String note) implements ActionChange {}

    record Refused(Instant at, String by, String note) implements ActionChange {}

    /** Written before the responder is asked: after a crash in between it is asked again under the same key. */
    record Started(Instant at, String by, String note) implements ActionChange {}

    /** The responder could not be reached, while it was to be carried out or taken back. */
    record Postponed(Instant at, String by, String note, Instant until) implements ActionChange {}

    /** @param receipt what the responder gave back, for taking it back; empty where it gave nothing */
    record Done(Instant at, String by, String note, String receipt) implements ActionChange {}

    record Failed(Instant at, String by, String note) implements ActionChange {}

    /** A person wants it taken back before its time. */
    record LiftAsked(Instant at, String by, String note) implements ActionChange {}

    /** Written before the responder is asked to take it back, so that two askings never look like one. */
    record LiftStarted(Instant at, String by, String note) implements ActionChange {}

    /** Taken back. */
    record Lifted(Instant at, String by, String note) implements ActionChange {}

    /** A person took it back at the device, since its responder could not, and says so. */
    record LiftedByHand(Instant at, String by, String note) implements ActionChange {}
}
