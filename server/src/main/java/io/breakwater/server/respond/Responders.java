package io.breakwater.server.respond;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Responder;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The responders of this house, ready to be asked. */
public final class Responders {
    private final Map<String, Ready> byName;

    /** A responder with what the configuration says of it. */
    public record Ready(Outlet outlet, Responder responder) {
        public String name() {
            return outlet.name();
        }
    }

    private Responders(Map<String, Ready> byName) {
        this.byName = byName;
    }

    static Responders of(List<Ready> all) {
        Map<String, Ready> ready = new LinkedHashMap<>();
        all.forEach(each -> ready.put(each.name(), each));
        return new Responders(ready);
    }

    /** A house that changes nothing outside. */
    public static Responders none() {
        return open(List.of(), InstantSource.system());
    }

    /** @throws IllegalArgumentException as {@link Outlet#open} does */
    public static Responders open(List<Outlet> outlets, InstantSource clock) {
        return of(outlets.stream()
                .map(outlet -> new Ready(outlet, outlet.open(clock)))
                .toList());
    }

    /** In the order of the configuration. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public List<Ready> all() {
        return List.copyOf(byName.values());
    }

    /** Those that can do {@code kind} for the tenant. */
    public List<Ready> serving(TenantId tenant, ActionKind kind) {
        return byName.values().stream()
                .filter(ready -> ready.outlet().serves(tenant))
                .filter(ready -> ready.responder().kinds().contains(kind))
                .toList();
    }

    /** The one of that name; one that is not configured any more can't be reached, which its actions then show. */
    Responder named(String name) {
        return Optional.ofNullable(byName.get(name)).map(Ready::responder).orElseGet(() -> new Missing(name));
    }

    private record Missing(String name) implements Responder {
        @Override
        public Set<ActionKind> kinds() {
            return Set.of();
        }

        @Override
        public Answer dryRun(Command command) {
            return away();
        }

        @Override
        public Answer carryOut(Command command) {
            return away();
        }

        @Override
        public Answer lift(Command command, String receipt) {
            return away();
        }

        private Answer away() {
            return new Answer.Unreachable("breakwater.yaml names no responder '" + name + "'");
        }
    }
}
