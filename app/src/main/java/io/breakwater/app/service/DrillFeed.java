package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.core.drill.Door;
import io.breakwater.core.drill.DrillLine;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.store.Scope;
import io.breakwater.store.Sources;
import io.breakwater.store.Store;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Feeds a drill through the doors that a customer's collectors use. */
final class DrillFeed {
    private static final int BATCH = 500;

    private final DrillPlan plan;
    private final HttpSender door;
    private final InetSocketAddress syslogDoor;
    private final Tokens tokens;
    private final Map<Sender, String> tokenOf = new HashMap<>();
    private final Map<Sender, SyslogLine> syslogOf = new LinkedHashMap<>();
    private final Map<Batch, List<String>> waiting = new LinkedHashMap<>();
    private long sent;

    private record Sender(TenantId tenant, SourceId source) {}

    private record Batch(Sender sender, String connector) {}

    DrillFeed(DrillPlan plan, HttpSender door, Settings settings, Store store) {
        this.plan = plan;
        this.door = door;
        this.syslogDoor = new InetSocketAddress(
                settings.syslog().address(), settings.syslog().port());
        this.tokens = new Tokens(store);
    }

    /** Lines that differ: what the service will count, however often one is sent. */
    long distinctLines() {
        return distinct(plan.lines());
    }

    static long distinct(List<DrillLine> lines) {
        return lines.stream()
                .map(line -> line.tenant() + "\0" + line.source() + "\0" + line.line())
                .distinct()
                .count();
    }

    /** Lines that the service has counted so far, each different one once; what was registered is not among them. */
    static long counted(Store store) {
        return new Sources(store)
                .list(Scope.PROVIDER).stream()
                        .filter(row -> !row.source().equals(SourceId.REGISTRY))
                        .mapToLong(Sources.Row::records)
                        .sum();
    }

    /** Registers everybody, then sends all lines in their order of arrival. */
    void run(LongConsumer progress) throws IOException, InterruptedException {
        for (TenantProfile tenant : plan.tenants()) {
            facts(tenant);
        }
        listenToSyslog();
        for (DrillLine line : plan.lines()) {
            send(line);
            progress.accept(++sent);
        }
        for (Batch batch : List.copyOf(waiting.keySet())) {
            flush(batch);
        }
        for (SyslogLine line : syslogOf.values()) {
            line.close();
        }
    }

    private void facts(TenantProfile tenant) throws IOException, InterruptedException {
        String token = token(new Sender(tenant.tenant(), SourceId.REGISTRY));
        door.profile(token, tenant);
        door.assets(
                token,
                plan.exposed().stream()
                        .filter(asset -> asset.tenant().equals(tenant.tenant()))
                        .toList());
    }

    /** Each syslog sender has a loopback address of its own, told to the service before it sends. */
    private void listenToSyslog() throws IOException {
        Map<Sender, String> addresses = new LinkedHashMap<>();
        for (DrillLine line : plan.lines()) {
            if (line.door() == Door.SYSLOG) {
                addresses.computeIfAbsent(
                        new Sender(line.tenant(), line.source()), key -> "127.0.9." + (addresses.size() + 1));
            }
        }
        addresses.forEach((sender, address) ->
                tokens.hear(new Tokens.SyslogSender(address, 0, new Tokens.Sender(sender.tenant(), sender.source()))));
        for (Map.Entry<Sender, String> each : addresses.entrySet()) {
            syslogOf.put(each.getKey(), new SyslogLine(each.getValue(), syslogDoor));
        }
    }

    private void send(DrillLine line) throws IOException, InterruptedException {
        Sender sender = new Sender(line.tenant(), line.source());
        switch (line.door()) {
            case SYSLOG -> {
                SyslogLine open = syslogOf.get(sender);
                if (open != null) {
                    open.send(line.line());
                }
            }
            case HTTP -> {
                Batch batch = new Batch(sender, line.connector());
                List<String> lines = waiting.computeIfAbsent(batch, key -> new ArrayList<>());
                lines.add(line.line());
                if (lines.size() >= BATCH) {
                    flush(batch);
                }
            }
        }
    }

    private void flush(Batch batch) throws IOException, InterruptedException {
        List<String> lines = waiting.remove(batch);
        if (lines != null) {
            door.lines(token(batch.sender()), batch.connector(), lines);
        }
    }

    private String token(Sender sender) {
        return tokenOf.computeIfAbsent(sender, key -> tokens.issue(new Tokens.Sender(key.tenant(), key.source())));
    }
}
