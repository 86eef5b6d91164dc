package io.breakwater.server.live;

import io.breakwater.core.model.TenantId;
import io.breakwater.store.OutcomeListener.Heard;
import io.breakwater.store.Scope;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed; the page then asks again for what it shows. No content travels this way, and
 * a tenant's contact hears of own tenants only.
 */
public final class LiveFeed implements AutoCloseable {
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    private record Listener(Scope scope, SseEmitter emitter) {
        private boolean mayHear(Heard heard) {
            return switch (scope) {
                case Scope.Provider all -> true;
                case Scope.Tenants own ->
                    !heard.tenant().isEmpty() && own.tenants().contains(new TenantId(heard.tenant()));
            };
        }
    }

    SseEmitter listen(Scope scope) {
        Listener listener = new Listener(scope, new SseEmitter(0L));
        listeners.add(listener);
        listener.emitter().onCompletion(() -> listeners.remove(listener));
        listener.emitter().onTimeout(() -> listeners.remove(listener));
        listener.emitter().onError(gone -> listeners.remove(listener));
        send(listener, "ready");
        return listener.emitter();
    }

    void tell(Heard heard) {
        listeners.stream()
                .filter(listener -> listener.mayHear(heard))
                .forEach(listener -> send(listener, heard.kind()));
    }

    /** Lets all pages go, so that a stop does not wait for them. */
    @Override
    public void close() {
        listeners.forEach(listener -> listener.emitter().complete());
    }

    private void send(Listener listener, String kind) {
        try {
            listener.emitter().send(SseEmitter.event().name(kind).data(""));
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
        }
    }
}
