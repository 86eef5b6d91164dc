package io.breakwater.core.incident;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Trait;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says where a group belongs, given what is known of the tenant's assets, drills and analysts' decisions. */
final class Placer {
    /** Every machine has these. */
    private static final Set<String> LOCAL = Set.of("127.0.0.1", "0.0.0.0", "::1", "::");

    private final AssetBook book;
    private final Drills drills;
    private final Decisions decisions;
    private final History history;
    private final CorrelationTuning tuning;

    Placer(AssetBook book, Drills drills, Decisions decisions, History history, CorrelationTuning tuning) {
        this.book = book;
        this.drills = drills;
        this.decisions = decisions;
        this.history = history;
        this.tuning = tuning;
    }

    Placement place(Group group) {
        List<String> assets = book.assetsOf(group.key.victim());
        Optional<Authorisation> drill = drill(group, assets);
        Rarity rarity = history.before(group.key);
        boolean carries = carries(group.assessment(), rarity);
        Grade grade = drill.isPresent() ? Grade.AUTHORISED : grade(group.assessment(), carries, rarity, assets);
        String lane = decisions.lane(group);
        SortedSet<LinkKey> keys = grade == Grade.CORE ? keys(group, assets.getFirst(), lane) : new TreeSet<>();
        return new Placement(grade, assets, lane, rarity, carries, keys, drill);
    }

    private boolean carries(Assessment assessment, Rarity rarity) {
        return switch (assessment.fidelity()) {
            case HIGH -> true;
            case MEDIUM -> assessment.stage().isPresent() && !rarity.isRoutine(tuning);
            case LOW -> false;
        };
    }

    private Grade grade(Assessment assessment, boolean carries, Rarity rarity, List<String> assets) {
        if (assessment.outcome() == Outcome.BLOCKED) {
            return Grade.BLOCKED;
        }
        if (carries) {
            return assets.size() == 1 ? Grade.CORE : Grade.CONTEXT;
        }
        return rarity.isCommon(tuning) ? Grade.NOISE : Grade.CONTEXT;
    }

    private Optional<Authorisation> drill(Group group, List<String> assets) {
        if (drills.windows.isEmpty()) {
            return Optional.empty();
        }
        NavigableSet<String> names = new TreeSet<>(assets);
        assets.forEach(asset -> names.addAll(book.addressesOf(asset)));
        group.entities.stream()
                .filter(entity -> entity.role() == EntityRole.VICTIM)
                .filter(entity -> entity.kind() == EntityKind.HOST || entity.kind() == EntityKind.ADDRESS)
                .forEach(entity -> names.add(entity.value()));
        return names.stream()
                .flatMap(name -> drills.covering(name, group).stream())
                .findFirst();
    }

    private SortedSet<LinkKey> keys(Group group, String asset, String lane) {
        SortedSet<LinkKey> keys = new TreeSet<>();
        keys.add(new LinkKey(LinkKey.Sort.HOST, asset));
        NavigableSet<String> belongings = new TreeSet<>();
        for (Trait trait : group.traits) {
            if (isArtefact(trait)) {
                belongings.add(trait.value().strip());
                keys.add(new LinkKey(LinkKey.Sort.ARTEFACT, trait.value().strip()));
            }
        }
        for (Entity entity : group.entities) {
            if (!belongings.contains(entity.value())) {
                key(entity).ifPresent(keys::add);
            }
        }
        SortedSet<LinkKey> inLane = new TreeSet<>(decisions.merges(group));
        keys.forEach(key -> inLane.add(lane.isEmpty() ? key : new LinkKey(key.sort(), key.value() + '\n' + lane)));
        return inLane;
    }

    private static boolean isArtefact(Trait trait) {
        return switch (trait.kind()) {
            case C2_ADDRESS, C2_DOMAIN, FILE_HASH -> true;
            case FAMILY, RANSOM_EXTENSION, RANSOM_NOTE, EXPLOITED_PRODUCT, TOOL, CVE -> false;
        };
    }

    private Optional<LinkKey> key(Entity entity) {
        return switch (entity.kind()) {
            case HOST -> Optional.of(new LinkKey(LinkKey.Sort.HOST, entity.value()));
            case ADDRESS -> address(entity);
            case ACCOUNT ->
                tuning.commonAccounts().contains(entity.value())
                        ? Optional.empty()
                        : Optional.of(new LinkKey(LinkKey.Sort.ACCOUNT, entity.value()));
            case FILE_HASH, DOMAIN -> Optional.of(new LinkKey(LinkKey.Sort.ARTEFACT, entity.value()));
            // A process and a session live on one host, which links already; a path or a page is too common to link.
            case PROCESS, SESSION, FILE, URL -> Optional.empty();
        };
    }

    private Optional<LinkKey> address(Entity entity) {
        if (book.isShared(entity.value()) || LOCAL.contains(entity.value())) {
            return Optional.empty();
        }
        List<String> owners = book.assetsOf(entity);
        if (!owners.getFirst().equals(entity.value())) {
            return Optional.of(new LinkKey(LinkKey.Sort.HOST, owners.getFirst()));
        }
        LinkKey.Sort sort = switch (entity.role()) {
            case VICTIM -> LinkKey.Sort.HOST;
            case ACTOR -> LinkKey.Sort.SOURCE_ADDRESS;
            case RELATED -> LinkKey.Sort.PEER_ADDRESS;
        };
        return Optional.of(new LinkKey(sort, entity.value()));
    }
}
