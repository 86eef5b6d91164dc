package io.breakwater.core.respond.notice;

import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one contact is told at one time, and how it stands.
 *
 * @param giveUpAt until when it is tried
 * @param attempts in vain, since it was made or sent again by a person
 * @param steps oldest first
 */
public record Notice(
        NoticeId id,
        TenantId tenant,
        ContactId contact,
        NoticeState state,
        Instant madeAt,
        Instant giveUpAt,
        int attempts,
        Letter letter,
        List<NoticeStep> steps) {
    /** How long a receiver that is away is tried. */
    public static final Duration PATIENCE = Duration.ofDays(1);

    /** How long the word in a notice's link is taken. */
    public static final Duration WORD_HOLDS = Duration.ofDays(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public Notice {
        steps = List.copyOf(steps);
    }

    /** The same steps told to the same contact are the same notice. */
    public static NoticeId id(ContactId contact, Collection<String> items) {
        ContentHash hash = ContentHash.of("notice").add(contact.value());
        new TreeSet<>(items).forEach(hash::add);
        return new NoticeId(hash.hex());
    }

    /** Until the next attempt: half a minute, doubling up to an hour. */
    public Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** When it last came into this state; empty when never. */
    public Optional<Instant> when(NoticeState reached) {
        return steps.stream()
                .filter(step -> step.state() == reached)
                .map(NoticeStep::at)
                .reduce((earlier, later) -> later);
    }

    /** What was said last; may be empty. */
    public String note() {
        return steps.isEmpty() ? "" : steps.getLast().note();
    }
}
