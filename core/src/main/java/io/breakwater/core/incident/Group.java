package io.breakwater.core.incident;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Equal detections, folded: every field is a minimum, a maximum or a union over the set of its detections, so that order
 * and doubles do not matter. Where a union is capped, the smallest are kept, which is a function of the set too.
 */
final class Group {
    static final Comparator<Group> BY_TIME = Group::byTime;
    /** Entities and traits kept per group. */
    static final int NAMES_KEPT = 64;

    final GroupKey key;
    Instant first;
    /** Second of {@link #first}: sorted sets of many groups are searched without a look at each one's instant. */
    private long firstSecond;

    Instant last;
    DetectionId id;
    RuleRef rule;
    final NavigableSet<Entity> entities;
    final NavigableSet<Trait> traits;
    final NavigableSet<Witness> witnesses;
    final DistinctCount count;

    /** The second earliest detection, where it matters that there was one. */
    @Nullable
    Sighting second;

    /** Where the group stands in the indexes; null while it is in none. Derived, not stored. */
    @Nullable
    Placement placement;

    /** Whether the attack around this core group stands without weak evidence, as of the last time it was worked out. */
    boolean strong;

    /** Whether it is strong and more than attempts at one stage, as of then. */
    boolean sure;

    /** The group that the attack around this core group begins with, as of then. */
    @Nullable
    GroupKey lead;

    /** The incident it was last told in, as a member or beside it. */
    @Nullable
    IncidentId incident;

    /** One piece of evidence and the event time of its detection. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    record Witness(Instant time, EventId event) implements Comparable<Witness> {
        private static final Comparator<Witness> ORDER =
                Comparator.comparing(Witness::time).thenComparing(Witness::event);

        @Override
        public int compareTo(Witness other) {
            return ORDER.compare(this, other);
        }
    }

    /** A detection and its event time. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    record Sighting(Instant time, DetectionId detection) implements Comparable<Sighting> {
        private static final Comparator<Sighting> ORDER =
                Comparator.comparing(Sighting::time).thenComparing(Sighting::detection);

        @Override
        public int compareTo(Sighting other) {
            return ORDER.compare(this, other);
        }
    }

    Group(GroupKey key, Detection detection) {
        this.key = key;
        begin(detection.time());
        this.last = detection.time();
        this.id = detection.id();
        this.rule = detection.rule();
        this.entities = new TreeSet<>();
        this.traits = new TreeSet<>();
        this.witnesses = new TreeSet<>();
        this.count = new DistinctCount();
        fold(detection);
    }

    Group(GroupKey key, Member stored, List<Witness> witnesses, DistinctCount count) {
        this.key = key;
        begin(stored.first());
        this.last = stored.last();
        this.id = stored.id();
        this.rule = stored.rule();
        this.entities = new TreeSet<>(stored.entities());
        this.traits = new TreeSet<>(stored.traits());
        this.witnesses = new TreeSet<>(witnesses);
        this.count = count;
    }

    private static int byTime(Group one, Group other) {
        int bySecond = Long.compare(one.firstSecond, other.firstSecond);
        int byInstant = bySecond == 0 ? one.first.compareTo(other.first) : bySecond;
        return byInstant == 0 ? one.key.compareTo(other.key) : byInstant;
    }

    private void begin(Instant time) {
        first = time;
        firstSecond = time.getEpochSecond();
    }

    void fold(Detection detection) {
        count.add(DistinctCount.hash(detection.id()));
        foldTime(detection);
        for (Entity entity : detection.entities()) {
            keepSmallest(entities, entity, NAMES_KEPT);
        }
        for (Trait trait : detection.traits()) {
            keepSmallest(traits, trait, NAMES_KEPT);
        }
        for (EventId event : detection.evidence()) {
            keepSmallest(witnesses, new Witness(detection.time(), event), Member.EVIDENCE_KEPT);
        }
    }

    /** Whether {@link #fold} of this detection would change something on which links may depend. */
    boolean wouldMove(Detection detection) {
        return detection.time().isBefore(first)
                || becomesSecond(detection)
                || !entities.containsAll(detection.entities())
                || !traits.containsAll(detection.traits());
    }

    /** Whether this core group carries another attack that is sure. */
    boolean isRivalOf(Group other) {
        return sure && !Objects.equals(lead, other.lead);
    }

    /** Whether the detection is in this group; of a flood only the earliest can be told. */
    boolean holds(DetectionId detection) {
        return id.equals(detection) || count.holds(DistinctCount.hash(detection));
    }

    /** Repetition tells something of an attempt only: what succeeded once needs no second time. */
    private boolean repetitionMatters() {
        return assessment().fidelity() == Fidelity.MEDIUM && assessment().outcome() == Outcome.ATTEMPTED;
    }

    private boolean becomesSecond(Detection detection) {
        return repetitionMatters()
                && !detection.id().equals(id)
                && (second == null || new Sighting(detection.time(), detection.id()).compareTo(second) < 0);
    }

    /** When it was seen for the second time; empty when it was not, or when that tells nothing. */
    Optional<Instant> second() {
        return Optional.ofNullable(second).map(Sighting::time);
    }

    private void foldTime(Detection detection) {
        if (becomesSecond(detection)) {
            Sighting earliest = new Sighting(first, id);
            Sighting next = new Sighting(detection.time(), detection.id());
            second = next.compareTo(earliest) < 0 ? earliest : next;
        }
        if (detection.time().isAfter(last)) {
            last = detection.time();
        }
        boolean earlier = detection.time().isBefore(first);
        boolean tie = detection.time().equals(first) && detection.id().compareTo(id) < 0;
        if (earlier || tie) {
            begin(detection.time());
            id = detection.id();
            rule = detection.rule();
        }
    }

    private static <T extends Comparable<T>> void keepSmallest(NavigableSet<T> kept, T value, int limit) {
        if (kept.size() >= limit && value.compareTo(kept.last()) > 0) {
            return;
        }
        kept.add(value);
        if (kept.size() > limit) {
            kept.pollLast();
        }
    }

    Assessment assessment() {
        return key.assessment();
    }

    List<EventId> evidence() {
        return witnesses.stream().map(Witness::event).distinct().toList();
    }

    /** Time between the two, whichever is earlier. */
    Duration since(Group other) {
        // Not by Duration.abs, which multiplies big integers.
        return first.isBefore(other.first)
                ? Duration.between(first, other.first)
                : Duration.between(other.first, first);
    }

    Member member(Link link) {
        return new Member(
                id,
                rule,
                assessment(),
                first,
                last,
                count.count(),
                List.copyOf(entities),
                List.copyOf(traits),
                evidence(),
                link);
    }

    @Override
    public String toString() {
        return rule.title() + "@" + first;
    }
}
