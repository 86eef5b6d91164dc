package io.breakwater.server.respond.webhook;

import com.google.auto.service.AutoService;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.core.respond.action.ResponderSettings;
import io.breakwater.server.respond.wire.Signature;
import io.breakwater.server.respond.wire.Wire;
import java.util.Set;

/** A signed POST to whatever carries actions out: an orchestrator, a script behind a web server, a ticket system. */
@AutoService(ResponderKind.class)
public final class WebhookKind implements ResponderKind {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Set<String> required() {
        return Set.of("url", "secret-file");
    }

    @Override
    public Set<String> optional() {
        return Set.of();
    }

    @Override
    public Responder open(ResponderSettings settings) {
        String secret = settings.secret("secret-file")
                .orElseThrow(() -> new IllegalArgumentException(settings.name() + ": 'secret-file' is missing"));
        return new WebhookResponder(
                Wire.address(settings.name(), "url", settings.required("url")),
                new Signature(secret),
                settings.clock(),
                new Wire());
    }
}
