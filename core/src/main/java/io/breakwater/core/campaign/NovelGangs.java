package io.breakwater.core.campaign;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

    private final SortedMap<String, Profile> anchored;
    private final Profile unnamed = new Profile();
    private final Profile everyone;
    private final int span;
    private final Map<String, Tempo> tempos = new HashMap<>();
    private final Map<String, Habits> habits = new HashMap<>();
    private final Habits nobody;
    private final Map<Marks, Map<Integer, Integer>> open = new HashMap<>();

    NovelGangs(
            SortedMap<String, Profile> anchored,
            Profile everyone,
            Networks everyonesNetworks,
            int span,
            Collection<Cell> cells) {
        this.span = span;
        this.anchored = anchored;
        this.everyone = everyone;
        this.nobody = new Habits(new Profile(), everyone, everyonesNetworks);
        anchored.forEach((name, profile) -> habits.put(name, new Habits(profile, everyone, everyonesNetworks)));
        for (Cell cell : cells) {
            open.computeIfAbsent(cell.marks, none -> new TreeMap<>()).merge(cell.day, cell.size(), Integer::sum);
            unnamed.add(cell.marks, cell.day, cell.size());
        }
    }

    /** The campaign of each of the marks that stand for themselves. */
    Map<Marks, String> find() {
        Map<Marks, String> found = new HashMap<>();
        byExtension()
                .forEach(
                        (extension, marks) -> marks.forEach(each -> found.putIfAbsent(each, nameOf(marks, extension))));
        Set<Marks> rest = new HashSet<>(open.keySet());
        rest.removeAll(found.keySet());
        byInfrastructure(rest).forEach(group -> group.forEach(each -> found.put(each, "unnamed-" + digest(group))));
        return found;
    }

    private SortedMap<String, Set<Marks>> byExtension() {
        SortedMap<String, Set<Marks>> groups = new TreeMap<>();
        for (Marks marks : open.keySet()) {
            marks.evidence().stream()
                    .filter(trait -> trait.kind() == TraitKind.RANSOM_EXTENSION)
                    .filter(trait -> unnamed.count(trait) >= ENOUGH && !seenNamed(trait))
                    .forEach(trait -> groups.computeIfAbsent(trait.value(), none -> new HashSet<>())
                            .add(marks));
        }
        return groups;
    }

    private boolean seenNamed(Trait trait) {
        return anchored.values().stream().anyMatch(profile -> profile.count(trait) > 0);
    }

    private String nameOf(Set<Marks> group, String extension) {
        return renamed(group).orElse("unnamed-" + extension.replaceFirst("^\\.", ""));
    }

    private Optional<String> renamed(Set<Marks> group) {
        int size = group.stream().mapToInt(this::size).sum();
        return anchored.entrySet().stream()
                .filter(gang -> group.stream()
                                .filter(marks -> metOnly(marks, gang.getKey()))
                                .mapToInt(this::size)
                                .sum()
                        >= RENAME_SHARE * size)
                .filter(gang -> before(group, gang.getValue().days().lastKey()) <= RENAME_OVERLAP * size)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether some infrastructure of these marks was met by named victims of this gang and of no other. */
    private boolean metOnly(Marks marks, String gang) {
        return marks.evidence().stream()
                .filter(trait -> LINKING.contains(trait.kind()))
                .anyMatch(trait -> anchored.entrySet().stream()
                        .allMatch(each ->
                                each.getKey().equals(gang) == each.getValue().count(trait) > 0));
    }

    private int before(Set<Marks> group, int lastDay) {
        return group.stream()
                .flatMap(marks -> open.getOrDefault(marks, Map.of()).entrySet().stream())
                .filter(day -> day.getKey() <= lastDay)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private int size(Marks marks) {
        return open.getOrDefault(marks, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private List<Set<Marks>> byInfrastructure(Set<Marks> rest) {
        Components components = new Components();
        for (Marks marks : rest) {
            components.join(infrastructure(marks));
        }
        Map<Trait, Set<Marks>> groups = new HashMap<>();
        for (Marks marks : rest) {
            infrastructure(marks).stream()
                    .findFirst()
                    .ifPresent(trait -> groups.computeIfAbsent(components.root(trait), none -> new HashSet<>())
                            .add(marks));
        }
        return groups.values().stream()
                .filter(group -> group.stream().mapToInt(this::size).sum() >= ENOUGH)
                .filter(group ->
                        group.stream().flatMap(m -> infrastructure(m).stream()).noneMatch(this::seenNamed))
                .filter(this::unexplained)
                .toList();
    }

    private static SortedSet<Trait> infrastructure(Marks marks) {
        SortedSet<Trait> found = new TreeSet<>();
        marks.evidence().stream()
                .filter(trait -> INFRASTRUCTURE.contains(trait.kind()))
                .forEach(found::add);
        return found;
    }

    private boolean unexplained(Set<Marks> group) {
        return strangeness(group) > UNEXPLAINED;
    }

    /** By how much, in logarithms, a gang nobody knows explains the group better than the known ones together. */
    private double strangeness(Set<Marks> group) {
        double named = Math.min(MOST_NAMED, 1 - unnamed.total() / (double) everyone.total());
        double weight = group.stream().mapToInt(this::size).sum() / (double) everyone.total();
        double sum = 0;
        for (Marks marks : group) {
            List<Trait> rest = marks.evidence().stream()
                    .filter(trait -> !INFRASTRUCTURE.contains(trait.kind()))
                    .toList();
            double byChance = Math.log(weight) + nobody.likeness(rest) - Math.log(span) - Math.log(1 - named);
            for (Map.Entry<Integer, Integer> day :
                    open.getOrDefault(marks, Map.of()).entrySet()) {
                sum += day.getValue() * (byChance - byKnown(rest, day.getKey()));
            }
        }
        return sum;
    }

    private double byKnown(List<Trait> rest, int day) {
        double sum = Double.MIN_NORMAL;
        double total = anchored.values().stream().mapToInt(Profile::total).sum();
        for (Map.Entry<String, Profile> gang : anchored.entrySet()) {
            double likeness = Objects.requireNonNull(habits.get(gang.getKey())).likeness(rest);
            sum += gang.getValue().total() / total * tempo(gang).share(day) * Math.exp(likeness);
        }
        return Math.log(sum);
    }

    private Tempo tempo(Map.Entry<String, Profile> gang) {
        return tempos.computeIfAbsent(
                gang.getKey(), none -> new Tempo(gang.getValue(), span, Tempo.FEW_NAMED, unseen()));
    }

    /** Victims without a name, for each one with. */
    private double unseen() {
        return unnamed.total() / Math.max(1.0, everyone.total() - unnamed.total());
    }

    private static String digest(Set<Marks> group) {
        SortedSet<Trait> infrastructure = new TreeSet<>();
        group.forEach(marks -> infrastructure.addAll(infrastructure(marks)));
        // The least address names the group: it stays when others join.
        Trait least = infrastructure.first();
        return ContentHash.of("gang")
                .add(least.kind().name())
                .add(least.value())
                .hex()
                .substring(0, 8);
    }
}
