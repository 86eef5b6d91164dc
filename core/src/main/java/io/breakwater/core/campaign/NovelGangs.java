package io.breakwater.core.campaign;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Groups of unnamed sightings that make a gang of their own, or are a known one under a new face.
 *
 * <ul>
 *   <li>An extension that at least {@link #ENOUGH} victims show and no named one: a gang of its own, unless it looks like
 *       a rename: most of its victims met infrastructure that one known gang alone had used, and nearly all of them came
 *       after that gang's last.
 *   <li>Addresses and domains that hang together through common victims, with at least {@link #ENOUGH} of them, none of
 *       whom shares an address or a domain with a named one, and whom the known gangs do not explain: weighed are the
 *       other marks, the days on which they were busy, and how likely it is that none of so many would have been named.
 *   <li>Without any named gang at all, every such group counts.
 * </ul>
 *
 * All of it is laid out on an {@link Agenda}: there may be as many different marks as there are victims.
 */
final class NovelGangs {
    /** Name of the campaign of those that nothing attributes. */
    static final String UNATTRIBUTED = CampaignId.UNATTRIBUTED.value();

    /** Probability given to a group that stands for itself. */
    static final double CONFIDENCE = 0.6;

    private static final int ENOUGH = 3;
    private static final double RENAME_SHARE = 0.5;
    private static final double RENAME_OVERLAP = 0.1;
    private static final double UNEXPLAINED = Math.log(100);
    private static final double MOST_NAMED = 0.95;
    private static final Set<TraitKind> INFRASTRUCTURE = EnumSet.of(TraitKind.C2_ADDRESS, TraitKind.C2_DOMAIN);
    private static final Set<TraitKind> LINKING =
            EnumSet.of(TraitKind.C2_ADDRESS, TraitKind.C2_DOMAIN, TraitKind.FILE_HASH, TraitKind.TOOL);

    private final Agenda agenda;
    private final List<Gang> known;
    private final Profile everyone;
    private final Habits nobody;
    private final int span;
    private final Profile unnamed = new Profile();
    private final Map<Marks, Shown> open = new LinkedHashMap<>();
    private final SortedMap<String, Group> byExtension = new TreeMap<>();
    private final Components components = new Components();
    private final Map<Trait, Group> byInfrastructure = new LinkedHashMap<>();

    /** Marks that unnamed victims show, and on which days. */
    private static final class Shown {
        private final Marks marks;
        private final List<Trait> infrastructure;
        private final SortedMap<Integer, Integer> days = new TreeMap<>();
        private int size;
        private @Nullable String campaign;

        Shown(Marks marks) {
            this.marks = marks;
            this.infrastructure = marks.evidence().stream()
                    .filter(trait -> INFRASTRUCTURE.contains(trait.kind()))
                    .toList();
        }

        int price() {
            return days.size() + marks.evidence().size();
        }
    }

    /** Marks that hang together, and what they have in common with each of the known gangs. */
    private static final class Group {
        private final List<Shown> members = new ArrayList<>();
        private final int[] metOnly;
        private final int[] before;
        private int size;
        private boolean seenNamed;
        private double strangeness;

        Group(int gangs) {
            metOnly = new int[gangs];
            before = new int[gangs];
        }

        void add(Shown shown) {
            members.add(shown);
            size += shown.size;
        }
    }

    /**
     * @param known the gangs, with those counted in whom an extension of one gang's own shows; complete when the
     *     agenda comes to {@link #find}
     * @param nobody the habits of a gang that nothing is known of
     * @param span days over which sightings are known
     */
    NovelGangs(Agenda agenda, List<Gang> known, Profile everyone, Habits nobody, int span) {
        this.agenda = agenda;
        this.known = known;
        this.everyone = everyone;
        this.nobody = nobody;
        this.span = span;
    }

    /** Takes in victims whom no name and no gang's own extension explains. */
    void add(Marks marks, int day, int size) {
        Shown shown = open.computeIfAbsent(marks, Shown::new);
        shown.days.merge(day, size, Integer::sum);
        shown.size += size;
        unnamed.add(marks, day, size);
    }

    /** Whether these marks belong to a group of their own, and the campaign that it makes; null for neither. */
    @Nullable
    String campaignOf(Marks marks) {
        return Objects.requireNonNull(open.get(marks)).campaign;
    }

    /** Lays out the search. */
    void find() {
        agenda.each(() -> open.values().iterator(), this::groupByExtension);
        agenda.each(() -> byExtension.entrySet().iterator(), this::nameByExtension);
        agenda.each(() -> open.values().iterator(), this::joinInfrastructure);
        agenda.each(() -> open.values().iterator(), this::groupByInfrastructure);
        agenda.each(() -> byInfrastructure.entrySet().iterator(), this::nameByInfrastructure);
    }

    private int groupByExtension(Shown shown) {
        for (Trait trait : shown.marks.evidence()) {
            if (trait.kind() == TraitKind.RANSOM_EXTENSION && unnamed.count(trait) >= ENOUGH && !seenNamed(trait)) {
                group(byExtension, trait.value()).add(shown);
            }
        }
        return shown.marks.evidence().size();
    }

    private <K> Group group(Map<K, Group> groups, K key) {
        return groups.computeIfAbsent(key, none -> new Group(known.size()));
    }

    private boolean seenNamed(Trait trait) {
        return known.stream().anyMatch(gang -> gang.profile().count(trait) > 0);
    }

    private int nameByExtension(Map.Entry<String, Group> entry) {
        Group group = entry.getValue();
        agenda.each(group.members::iterator, shown -> compare(group, shown));
        agenda.then(() ->
                name(group, renamed(group).orElse("unnamed-" + entry.getKey().replaceFirst("^\\.", ""))));
        return 1;
    }

    private int compare(Group group, Shown shown) {
        for (int index : metOnly(shown.marks)) {
            group.metOnly[index] += shown.size;
        }
        for (int index = 0; index < known.size(); index++) {
            int lastDay = known.get(index).profile().days().lastKey();
            for (int victims : shown.days.headMap(lastDay + 1).values()) {
                group.before[index] += victims;
            }
        }
        return shown.price() * (known.size() + 1);
    }

    /** The gangs of which, and of no other, named victims met some infrastructure of these marks. */
    private Set<Integer> metOnly(Marks marks) {
        Set<Integer> met = new TreeSet<>();
        for (Trait trait : marks.evidence()) {
            if (LINKING.contains(trait.kind())) {
                int[] users = IntStream.range(0, known.size())
                        .filter(gang -> known.get(gang).profile().count(trait) > 0)
                        .toArray();
                if (users.length == 1) {
                    met.add(users[0]);
                }
            }
        }
        return met;
    }

    private Optional<String> renamed(Group group) {
        return IntStream.range(0, known.size())
                .filter(gang -> group.metOnly[gang] >= RENAME_SHARE * group.size)
                .filter(gang -> group.before[gang] <= RENAME_OVERLAP * group.size)
                .mapToObj(gang -> known.get(gang).name())
                .findFirst();
    }

    private void name(Group group, String campaign) {
        agenda.each(group.members::iterator, shown -> {
            shown.campaign = shown.campaign == null ? campaign : shown.campaign;
            return 1;
        });
    }

    private int joinInfrastructure(Shown shown) {
        if (shown.campaign == null) {
            components.join(shown.infrastructure);
        }
        return 1 + shown.infrastructure.size();
    }

    private int groupByInfrastructure(Shown shown) {
        if (shown.campaign == null && !shown.infrastructure.isEmpty()) {
            Group group = group(byInfrastructure, components.root(shown.infrastructure.getFirst()));
            group.add(shown);
            group.seenNamed |= shown.infrastructure.stream().anyMatch(this::seenNamed);
        }
        return 1 + shown.infrastructure.size() * known.size();
    }

    private int nameByInfrastructure(Map.Entry<Trait, Group> entry) {
        Group group = entry.getValue();
        if (group.size >= ENOUGH && !group.seenNamed) {
            agenda.each(group.members::iterator, shown -> weigh(group, shown));
            agenda.then(() -> {
                if (group.strangeness > UNEXPLAINED) {
                    name(group, "unnamed-" + digest(entry.getKey()));
                }
            });
        }
        return 1;
    }

    /** By how much, in logarithms, a gang nobody knows explains the group better than the known ones together. */
    private int weigh(Group group, Shown shown) {
        double named = Math.min(MOST_NAMED, 1 - unnamed.total() / (double) everyone.total());
        double weight = group.size / (double) everyone.total();
        List<Trait> rest = shown.marks.evidence().stream()
                .filter(trait -> !INFRASTRUCTURE.contains(trait.kind()))
                .toList();
        double byChance = Math.log(weight) + nobody.likeness(rest) - Math.log(span) - Math.log(1 - named);
        double total = known.stream().mapToInt(gang -> gang.profile().total()).sum();
        double[] byKnown = known.stream()
                .mapToDouble(gang ->
                        gang.profile().total() / total * Math.exp(gang.habits().likeness(rest)))
                .toArray();
        shown.days.forEach((day, victims) -> {
            double sum = Double.MIN_NORMAL;
            for (int index = 0; index < byKnown.length; index++) {
                sum += byKnown[index] * known.get(index).tempo().share(day);
            }
            group.strangeness += victims * (byChance - Math.log(sum));
        });
        return shown.price() * (known.size() + 1);
    }

    /** The least address names the group: it stays when others join. */
    private static String digest(Trait least) {
        return ContentHash.of("gang")
                .add(least.kind().name())
                .add(least.value())
                .hex()
                .substring(0, 8);
    }
}
