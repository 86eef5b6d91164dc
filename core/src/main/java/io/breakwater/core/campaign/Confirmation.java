package io.breakwater.core.campaign;

import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When an asset counts as compromised, and from when on.
 *
 * <p>What happened to the asset is put in order of time; blocked attempts, hits that only add context (low fidelity) and
 * hits outside the attack chain are no evidence. The rest is cut where nothing happened for {@link #SLEEP}. The first of
 * these episodes in which a success is confirmed is the compromise. Confirmed means that {@link #PROOF} points come
 * together, each rule counting once:
 *
 * <ul>
 *   <li>a success that stands alone (high fidelity): 3;
 *   <li>a success that needs a neighbour (medium): 2;
 *   <li>an attempt of which nobody knows the end: 2 when of high fidelity, else 1.
 * </ul>
 *
 * <p>So an exploit that was answered and not stopped is no compromise by itself, however often it is tried: attempts alone
 * never confirm. With web-shell traffic behind it, it is one; without a web firewall the web shell and the heartbeat, or
 * the endpoint's sight alone, suffice. That is what makes the rule bear tenants that lack one product or another, and
 * chains that were cut short.
 *
 * <p>The compromise counts from the exploit that led to it: from the first attempt at most {@link #LEAD} before the first
 * success, not from an unrelated attempt of days before.
 */
final class Confirmation {
    private static final Duration SLEEP = Duration.ofHours(48);
    private static final Duration LEAD = Duration.ofHours(24);
    private static final int PROOF = 3;
    private static final int EVIDENCE_KEPT = 40;

    private static final Comparator<Member> BY_TIME =
            Comparator.comparing(Member::first).thenComparing(Member::id);
    private static final Set<TraitKind> OF_THE_GANG =
            EnumSet.of(TraitKind.FAMILY, TraitKind.RANSOM_EXTENSION, TraitKind.RANSOM_NOTE);

    private Confirmation() {}

    /**
     * The first confirmed success among {@code onAsset}.
     *
     * @param onAsset what one incident holds against the asset, in any order
     * @param incident all of that incident; marks of the gang may have been seen on a neighbour only
     */
    static Optional<Compromise> of(Collection<Member> onAsset, Collection<Member> incident) {
        List<Member> telling =
                onAsset.stream().filter(Confirmation::tells).sorted(BY_TIME).toList();
        for (List<Member> episode : episodes(telling)) {
            if (confirmed(episode)) {
                return Optional.of(compromise(episode, incident));
            }
        }
        return Optional.empty();
    }

    private static boolean tells(Member member) {
        return member.assessment().outcome() != Outcome.BLOCKED
                && member.assessment().fidelity() != Fidelity.LOW
                && member.assessment().stage().isPresent();
    }

    private static List<List<Member>> episodes(List<Member> ordered) {
        List<List<Member>> episodes = new ArrayList<>();
        Instant awakeUntil = Instant.MIN;
        for (Member member : ordered) {
            if (episodes.isEmpty() || member.first().isAfter(awakeUntil.plus(SLEEP))) {
                episodes.add(new ArrayList<>());
                awakeUntil = member.last();
            }
            episodes.getLast().add(member);
            awakeUntil = member.last().isAfter(awakeUntil) ? member.last() : awakeUntil;
        }
        return episodes;
    }

    private static boolean confirmed(List<Member> episode) {
        Map<String, Integer> points = new HashMap<>();
        boolean success = false;
        for (Member member : episode) {
            points.merge(member.rule().id(), points(member), Math::max);
            success |= succeeded(member);
        }
        return success && points.values().stream().mapToInt(Integer::intValue).sum() >= PROOF;
    }

    private static int points(Member member) {
        int fidelity = member.assessment().fidelity() == Fidelity.HIGH ? 2 : 1;
        return succeeded(member) ? fidelity + 1 : fidelity;
    }

    private static boolean succeeded(Member member) {
        return member.assessment().outcome() == Outcome.SUCCEEDED;
    }

    private static Compromise compromise(List<Member> episode, Collection<Member> incident) {
        Instant success = episode.stream()
                .filter(Confirmation::succeeded)
                .map(Member::first)
                .findFirst()
                .orElseThrow();
        List<Member> counted = episode.stream()
                .filter(member -> !member.first().isBefore(success.minus(LEAD)))
                .toList();
        SortedMap<Stage, Instant> stages = new TreeMap<>();
        Set<String> techniques = new TreeSet<>();
        for (Member member : counted) {
            techniques.addAll(member.assessment().techniques());
            member.assessment().stage().ifPresent(stage -> stages.putIfAbsent(stage, member.first()));
        }
        return new Compromise(
                counted.getFirst().first(),
                stages,
                List.copyOf(techniques),
                traits(counted, incident),
                counted.stream().map(member -> member.rule().title()).distinct().toList(),
                counted.stream()
                        .flatMap(member -> member.evidence().stream())
                        .distinct()
                        .limit(EVIDENCE_KEPT)
                        .toList());
    }

    private static List<Trait> traits(List<Member> counted, Collection<Member> incident) {
        Set<Trait> traits = new TreeSet<>();
        counted.forEach(member -> traits.addAll(member.traits()));
        if (traits.stream().noneMatch(trait -> OF_THE_GANG.contains(trait.kind()))) {
            incident.stream()
                    .flatMap(member -> member.traits().stream())
                    .filter(trait -> OF_THE_GANG.contains(trait.kind()))
                    .forEach(traits::add);
        }
        return List.copyOf(traits);
    }
}
