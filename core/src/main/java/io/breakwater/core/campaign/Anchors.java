package io.breakwater.core.campaign;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What everyone's victims show, and what each gang's do that a product or a known extension named. Both can be frozen: who
 * holds the frozen ones sees them as they stood, while those that change meanwhile go on above them.
 */
final class Anchors {
    private final SortedMap<String, Profile> named = new TreeMap<>();
    private Profile everyone = new Profile();
    private @Nullable Frozen frozen;

    /** As they stood at one moment. */
    record Frozen(Profile everyone, SortedMap<String, Profile> named) {}

    /** Profiles of the named, by gang. */
    SortedMap<String, Profile> named() {
        return named;
    }

    Profile everyone() {
        return everyone;
    }

    void countEveryone(Case each, int times) {
        if (frozen != null && frozen.everyone() == everyone) {
            everyone = Profile.on(everyone);
        }
        everyone.add(each.marks, each.day, times);
    }

    void countNamed(String gang, Case each, int times) {
        Profile profile = named.computeIfAbsent(gang, none -> new Profile());
        if (frozen != null && frozen.named().get(gang) == profile) {
            profile = Profile.on(profile);
            named.put(gang, profile);
        }
        profile.add(each.marks, each.day, times);
        profile.addPace(each, times);
        if (profile.total() == 0) {
            named.remove(gang);
        }
    }

    Frozen freeze() {
        thaw();
        frozen = new Frozen(everyone, new TreeMap<>(named));
        return frozen;
    }

    /** Nobody holds the frozen ones any more: what came above them is merged into them. */
    void thaw() {
        if (frozen != null) {
            everyone = everyone.merged();
            named.replaceAll((gang, profile) -> profile.merged());
            frozen = null;
        }
    }
}
