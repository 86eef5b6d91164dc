package io.breakwater.server.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing: after five wrong passwords in a row a login is refused for a minute, whoever asks. Remembers the last
 * ten thousand logins that failed.
 */
final class LoginThrottle {
    private static final int ALLOWED = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration REFUSAL = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Failures> byLogin = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {}

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean refuses(String login) {
        Failures failures = byLogin.get(login);
        return failures != null
                && failures.count() >= ALLOWED
                && failures.last().plus(REFUSAL).isAfter(clock.instant());
    }

    synchronized void failed(String login) {
        Failures before = byLogin.remove(login);
        byLogin.put(login, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
        if (byLogin.size() > REMEMBERED) {
            byLogin.remove(byLogin.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String login) {
        byLogin.remove(login);
    }
}
