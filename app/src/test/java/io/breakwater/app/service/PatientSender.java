package io.breakwater.app.service;

import io.breakwater.core.drill.DrillLine;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.store.Store;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A sender at the HTTP door that takes a batch off its list only when the door has said that it is durable. */
final class PatientSender {
    private final Queue<Batch> batches;
    private final long distinctLines;
    private HttpSender door;

    private record Batch(String token, String connector, List<String> lines) {}

    private record Upload(Instant day, String token, String connector) {}

    private PatientSender(List<Batch> batches, long distinctLines, HttpSender door) {
        this.batches = new ArrayDeque<>(batches);
        this.distinctLines = distinctLines;
        this.door = door;
    }

    /** Registers the drill's customers at the service that runs on {@code dataFolder}, and gets ready to send its lines. */
    static PatientSender registered(DrillPlan plan, Store store, Path dataFolder)
            throws IOException, InterruptedException {
        HttpSender door = HttpSender.of(dataFolder);
        Map<Tokens.Sender, String> tokens = new HashMap<>();
        Tokens issuer = new Tokens(store);
        for (TenantProfile tenant : plan.tenants()) {
            String token = issuer.issue(new Tokens.Sender(tenant.tenant(), SourceId.REGISTRY));
            door.profile(token, tenant);
            door.assets(
                    token,
                    plan.exposed().stream()
                            .filter(asset -> asset.tenant().equals(tenant.tenant()))
                            .toList());
        }
        for (DrillLine line : plan.lines()) {
            tokens.computeIfAbsent(new Tokens.Sender(line.tenant(), line.source()), issuer::issue);
        }
        return new PatientSender(batches(plan.lines(), tokens), DrillFeed.distinct(plan.lines()), door);
    }

    /** One batch for each sender and day of arrival, as a collector would send them that uploads once a day. */
    private static List<Batch> batches(List<DrillLine> lines, Map<Tokens.Sender, String> tokens) {
        Map<Upload, List<String>> uploads = new LinkedHashMap<>();
        for (DrillLine line : lines) {
            Tokens.Sender sender = new Tokens.Sender(line.tenant(), line.source());
            Upload upload =
                    new Upload(line.arrival().truncatedTo(ChronoUnit.DAYS), tokens.get(sender), line.connector());
            uploads.computeIfAbsent(upload, key -> new ArrayList<>()).add(line.line());
        }
        return uploads.entrySet().stream()
                .map(each -> new Batch(each.getKey().token(), each.getKey().connector(), each.getValue()))
                .toList();
    }

    /** Lines that differ: what the service will count in the end. */
    long distinctLines() {
        return distinctLines;
    }

    /** Batches that no door has acknowledged. */
    int waiting() {
        return batches.size();
    }

    /** The service came back, perhaps at another port. */
    void goTo(Path dataFolder) throws IOException {
        door = HttpSender.of(dataFolder);
    }

    /** Sends the next batches one after the other; each is acknowledged when this returns. */
    void send(int most) throws IOException, InterruptedException {
        for (int sent = 0; sent < most && !batches.isEmpty(); sent++) {
            deliver(batches.element());
            batches.remove();
        }
    }

    /** Sends the next batch while the caller does something else; tells whether it was acknowledged. */
    CompletableFuture<Boolean> sendOneInTheBackground() {
        Batch next = batches.element();
        return CompletableFuture.supplyAsync(() -> {
            try {
                deliver(next);
                batches.remove();
                return true;
            } catch (IOException cutOff) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(interrupted));
            }
        });
    }

    private void deliver(Batch batch) throws IOException, InterruptedException {
        door.lines(batch.token(), batch.connector(), batch.lines());
    }
}
