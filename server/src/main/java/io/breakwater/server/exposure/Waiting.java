package io.breakwater.server.exposure;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Previews that wait for a person to say yes. One of each person, for half an hour, and of all together no more than so
 * many assets: the oldest go first. None outlives the process; the files are simply chosen again.
 */
public final class Waiting {
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int ID_BYTES = 16;

    private final InstantSource clock;
    private final int mostAssets;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept> byLogin = new LinkedHashMap<>();

    private record Kept(String id, Preview preview, Instant since) {}

    public Waiting(InstantSource clock, int mostAssets) {
        this.clock = clock;
        this.mostAssets = mostAssets;
    }

    /** Keeps a preview in place of this person's earlier one, and tells by which name it is asked for. */
    public synchronized String keep(String login, Preview preview) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        byLogin.remove(login);
        forgetOld();
        while (!byLogin.isEmpty() && assets() + preview.assets().size() > mostAssets) {
            byLogin.remove(byLogin.keySet().iterator().next());
        }
        Kept kept = new Kept(HexFormat.of().formatHex(id), preview, clock.instant());
        byLogin.put(login, kept);
        return kept.id();
    }

    private int assets() {
        return byLogin.values().stream()
                .mapToInt(kept -> kept.preview().assets().size())
                .sum();
    }

    /** The preview of that name, if this person's and not too old. */
    public synchronized Optional<Preview> find(String login, String id) {
        forgetOld();
        return Optional.ofNullable(byLogin.get(login))
                .filter(kept -> kept.id().equals(id))
                .map(Kept::preview);
    }

    /** The same, and forgets it: nothing is taken in twice. */
    public synchronized Optional<Preview> remove(String login, String id) {
        Optional<Preview> found = find(login, id);
        found.ifPresent(gone -> byLogin.remove(login));
        return found;
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(LONGEST);
        byLogin.values().removeIf(kept -> kept.since().isBefore(oldest));
    }
}
