package io.breakwater.server.respond;

import java.util.function.Supplier;

/**
 * How this house responds.
 *
 * @param fourEyes whether an action needs the yes of somebody else than who proposed it
 * @param content loaded at its first use
 */
public record Response(Responders responders, boolean fourEyes, Supplier<ResponseContent> content) {}
