package io.breakwater.core.incident;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which address belongs to which asset of the tenant: from the inventory, or, where the inventory is silent, from
 * detections that name both. An address of several assets (NAT, reverse proxy) belongs to none of them for certain.
 */
final class AssetBook {
    /** An address of more assets than this is a gateway: it belongs to none of them. */
    private static final int GATEWAY = 8;

    final Map<String, NavigableSet<String>> inventory = new HashMap<>();
    final Map<String, NavigableSet<String>> observed = new HashMap<>();
    /** The inventory's own spelling by the lower-case name. */
    final Map<String, String> spelling = new HashMap<>();

    private final Map<String, NavigableSet<String>> addresses = new HashMap<>();

    /** Enters an asset; true when the book did not have it so. */
    boolean enter(AssetId asset, String address) {
        String name = asset.value().toLowerCase(Locale.ROOT);
        boolean spelled = smallest(name, asset.value());
        if (address.isBlank()) {
            return spelled;
        }
        String place = address.strip().toLowerCase(Locale.ROOT);
        boolean added = inventory.computeIfAbsent(place, key -> new TreeSet<>()).add(name);
        addresses.computeIfAbsent(name, key -> new TreeSet<>()).add(place);
        return added || spelled;
    }

    /** Two spellings of one name: the smaller wins, whichever comes first. */
    private boolean smallest(String name, String written) {
        String before = spelling.get(name);
        if (before == null || written.compareTo(before) < 0) {
            spelling.put(name, written);
            return true;
        }
        return false;
    }

    /** Learns from a detection that names host and address of its victim; gives the addresses that changed owner. */
    Set<String> observe(Detection detection) {
        NavigableSet<String> changed = new TreeSet<>();
        for (Entity host : detection.entities()) {
            if (host.kind() == EntityKind.HOST && host.role() == EntityRole.VICTIM) {
                detection.entities().stream()
                        .filter(entity -> entity.kind() == EntityKind.ADDRESS && entity.role() == EntityRole.VICTIM)
                        .filter(address -> observe(address.value(), host.value()))
                        .forEach(address -> changed.add(address.value()));
            }
        }
        return changed;
    }

    private boolean observe(String address, String host) {
        NavigableSet<String> owners = observed.computeIfAbsent(address, key -> new TreeSet<>());
        // Once it is a gateway, which hosts are behind it no longer matters.
        return owners.size() <= GATEWAY && owners.add(host) && !inventory.containsKey(address);
    }

    /** The assets that a victim can be; several when its address is shared, itself when it is a gateway. Never empty. */
    List<String> assetsOf(Entity victim) {
        if (victim.kind() != EntityKind.ADDRESS) {
            return List.of(victim.value());
        }
        NavigableSet<String> known = owners(victim.value());
        return known.isEmpty() || known.size() > GATEWAY ? List.of(victim.value()) : List.copyOf(known);
    }

    /** Whether several assets have this address: a gateway, or one that every house has inside. It tells none of them. */
    boolean isShared(String address) {
        return owners(address).size() > 1;
    }

    private NavigableSet<String> owners(String address) {
        NavigableSet<String> known = inventory.get(address);
        return known == null ? observed.getOrDefault(address, new TreeSet<>()) : known;
    }

    /** Every name under which the asset of this name, or the assets at this address, are known; itself included. */
    Set<String> aliases(String name) {
        NavigableSet<String> names = new TreeSet<>(addressesOf(name));
        names.add(name);
        names.addAll(inventory.getOrDefault(name, new TreeSet<>()));
        names.addAll(observed.getOrDefault(name, new TreeSet<>()));
        return names;
    }

    Set<String> addressesOf(String asset) {
        return addresses.getOrDefault(asset, new TreeSet<>());
    }

    AssetId spelled(String asset) {
        return AssetId.seen(spelling.getOrDefault(asset, asset));
    }
}
