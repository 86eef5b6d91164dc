package io.breakwater.server.respond.openc2;

import com.google.auto.service.AutoService;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.core.respond.action.ResponderKind;
import io.breakwater.core.respond.action.ResponderSettings;
import io.breakwater.server.respond.wire.Wire;
import java.util.Set;

/** A consumer of OpenC2 commands: firewalls, endpoint products and orchestrators that speak it. */
@AutoService(ResponderKind.class)
public final class OpenC2Kind implements ResponderKind {
    @Override
    public String name() {
        return "openc2";
    }

    @Override
    public Set<String> required() {
        return Set.of("url");
    }

    @Override
    public Set<String> optional() {
        return Set.of("token-file");
    }

    @Override
    public Responder open(ResponderSettings settings) {
        return new OpenC2Responder(
                Wire.address(settings.name(), "url", settings.required("url")),
                settings.secret("token-file"),
                settings.clock(),
                new Wire());
    }
}
