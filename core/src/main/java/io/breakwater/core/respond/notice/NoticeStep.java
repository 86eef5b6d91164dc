package io.breakwater.core.respond.notice;

import java.time.Instant;

/**
 * One step in the life of a notice; its history only grows.
 *
 * @param note what the receiver said, or who acknowledged it; may be empty
 */
public record NoticeStep(Instant at, NoticeState state, String note) {}
