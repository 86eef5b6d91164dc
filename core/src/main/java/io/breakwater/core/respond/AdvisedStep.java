package io.breakwater.core.respond;

import java.time.Instant;

/**
 * A step of a playbook, asked for one incident.
 *
 * @param playbook id of the playbook it comes from
 * @param due when it should be done, in event time
 */
public record AdvisedStep(String playbook, PlaybookStep step, Instant due) {}
