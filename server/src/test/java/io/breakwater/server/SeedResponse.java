package io.breakwater.server;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.server.respond.Outlet;
import io.breakwater.server.respond.Receiver;
import io.breakwater.server.respond.Responders;
import io.breakwater.server.respond.Response;
import io.breakwater.server.respond.ResponseContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two responders: the set file of a gateway before all tenants, and a desk, a real receiver, that does the rest for one.
 *
 * @param folder of the set file
 */
public record SeedResponse(Path folder, Receiver desk, Response response) implements AutoCloseable {
    public static final String GATEWAY = "edge-gateway";
    public static final String DESK = "harbour-desk";

    static SeedResponse start(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("desk.secret"), "a secret that is long enough");
        Receiver desk = Receiver.start(request -> new Receiver.Reply(201, "text/plain", "ticket 4711"));
        List<Outlet> outlets = List.of(
                new Outlet(GATEWAY, "nftables", Map.of("file", "blocked.nft"), folder, Set.of()),
                new Outlet(
                        DESK,
                        "webhook",
                        Map.of("url", desk.url(), "secret-file", "desk.secret"),
                        folder,
                        Set.of(Seed.HARBOUR)));
        Responders responders = Responders.open(outlets, InstantSource.system());
        return new SeedResponse(
                folder, desk, new Response(responders, true, () -> ResponseContent.from(ContentLibrary.builtIn())));
    }

    public Path setFile() {
        return folder.resolve("blocked.nft");
    }

    @Override
    public void close() {
        desk.close();
    }
}
