package io.breakwater.app.service;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.Store;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sends facts about a tenant to the service that runs on a data folder, through the door that senders outside use. */
public final class FactSender {
    private static final int BATCH = 5_000;

    private final HttpSender door;
    private final String token;

    private FactSender(HttpSender door, String token) {
        this.door = door;
        this.token = token;
    }

    /** For whoever owns the data folder; an IOException says what to do when no service runs on it. */
    public static FactSender of(Path dataFolder, TenantId tenant) throws IOException {
        try (Store store = StoreAccess.open(dataFolder)) {
            String token = new Tokens(store).issue(new Tokens.Sender(tenant, SourceId.REGISTRY));
            return new FactSender(HttpSender.of(dataFolder), token);
        }
    }

    /** Returns when the service says that all of them are durable. */
    public void assets(List<ExposedAsset> assets) throws IOException {
        try {
            for (int from = 0; from < assets.size(); from += BATCH) {
                door.assets(token, assets.subList(from, Math.min(assets.size(), from + BATCH)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending; run it again, twice is as good as once", stopped);
        }
    }
}
