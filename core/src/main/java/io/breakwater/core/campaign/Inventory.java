package io.breakwater.core.campaign;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Member;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The assets of one tenant, and which of them a hit is about. A host name points at its asset by name; an address only
 * where the inventory puts a single asset behind it, or the incident names a single one of them; else the address stands
 * for itself.
 */
final class Inventory {
    private static final Comparator<ExposedAsset> ORDER = Comparator.comparing(ExposedAsset::product)
            .thenComparing(ExposedAsset::version)
            .thenComparing(ExposedAsset::surveyed)
            .thenComparing(ExposedAsset::address)
            .thenComparing(ExposedAsset::province)
            .thenComparing(ExposedAsset::knownFrom)
            .thenComparing(exposed -> exposed.weaknesses().toString());

    private final Map<String, NavigableSet<ExposedAsset>> byName = new TreeMap<>();
    private final Map<String, Set<String>> namesByAddress = new HashMap<>();

    /** Returns whether this was news. */
    boolean add(ExposedAsset exposed) {
        String name = folded(exposed.asset().value());
        boolean news = byName.computeIfAbsent(name, key -> new TreeSet<>(ORDER)).add(exposed);
        if (!exposed.address().isEmpty()) {
            namesByAddress
                    .computeIfAbsent(folded(exposed.address()), key -> new TreeSet<>())
                    .add(name);
        }
        return news;
    }

    Stream<ExposedAsset> all() {
        return byName.values().stream().flatMap(Set::stream);
    }

    /** What is known of an asset; with several faces the one that shows {@code product}, else the last by product. */
    Optional<ExposedAsset> face(AssetId asset, Optional<String> product) {
        NavigableSet<ExposedAsset> faces = byName.get(folded(asset.value()));
        if (faces == null) {
            return Optional.empty();
        }
        return product.flatMap(exploited -> faces.stream()
                        .filter(face -> face.product().equals(exploited))
                        .findFirst())
                .or(() -> Optional.of(faces.last()));
    }

    /** The assets that a hit of {@code incident} is about. */
    List<AssetId> assets(Member member, Set<AssetId> incident) {
        List<String> hosts = victims(member, EntityKind.HOST);
        if (!hosts.isEmpty()) {
            return hosts.stream().map(this::named).distinct().toList();
        }
        return victims(member, EntityKind.ADDRESS).stream()
                .map(address -> behind(address, incident))
                .distinct()
                .toList();
    }

    /** Under which names and addresses an asset turns up in hits. */
    static List<String> keys(ExposedAsset exposed) {
        return List.of(folded(exposed.asset().value()), folded(exposed.address()));
    }

    static List<String> keys(Member member) {
        return Stream.concat(victims(member, EntityKind.HOST).stream(), victims(member, EntityKind.ADDRESS).stream())
                .map(Inventory::folded)
                .toList();
    }

    private AssetId behind(String address, Set<AssetId> incident) {
        Set<String> names = namesByAddress.getOrDefault(folded(address), Set.of());
        if (names.size() == 1) {
            return named(names.iterator().next());
        }
        List<AssetId> meant = incident.stream()
                .filter(asset -> names.contains(folded(asset.value())))
                .toList();
        return meant.size() == 1 ? named(meant.getFirst().value()) : named(address);
    }

    /** The asset in the inventory's own spelling; a host unknown to it stands for itself. */
    private AssetId named(String name) {
        NavigableSet<ExposedAsset> faces = byName.get(folded(name));
        return faces == null ? AssetId.seen(name) : faces.first().asset();
    }

    private static List<String> victims(Member member, EntityKind kind) {
        return member.entities().stream()
                .filter(entity -> entity.kind() == kind && entity.role() == EntityRole.VICTIM)
                .map(Entity::value)
                .toList();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
