package io.breakwater.core.incident;

import io.breakwater.core.model.Incident;
import java.time.Instant;
import java.util.List;

/**
 * An incident as it follows from the groups, before it is compared with what was told.
 *
 * @param incident with number 0
 * @param groups its members, and what is told beside it
 * @param reached event time at which it got its present status of open or escalated
 */
record Draft(Incident incident, List<Group> groups, Instant reached) {}
