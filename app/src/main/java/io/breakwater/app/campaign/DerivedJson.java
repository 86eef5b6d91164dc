package io.breakwater.app.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.campaign.Compromise;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The tables as one JSON document: those of the largest campaign on top, and under {@code campaigns} those of all, each
 * with the list of its newly compromised assets.
 */
final class DerivedJson {
    private DerivedJson() {}

    static void write(Derived derived, List<QuotedShare> shares, Path file) throws IOException {
        ObjectNode root = derived.main().map(main -> campaign(main, derived)).orElseGet(Json.text()::createObjectNode);
        derived.main().ifPresent(main -> shares.forEach(share -> root.put(share.name(), share.of(main))));
        ArrayNode all = root.putArray("campaigns");
        derived.tables().forEach(tables -> all.add(campaign(tables, derived)));
        ObjectNode counts = root.putObject("counts");
        counts.put("events", derived.events());
        counts.put("rejected", derived.rejected());
        counts.put("incidents", derived.incidents());
        Json.text().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static ObjectNode campaign(CampaignTables tables, Derived derived) {
        ObjectNode node = Json.text().valueToTree(tables);
        ArrayNode alarms = node.putArray("alarms");
        derived.alarms().stream()
                .filter(alarm -> alarm.campaign().equals(tables.campaign()))
                .forEach(alarm -> alarms.addPOJO(alarm));
        ArrayNode victims = node.putArray("victims");
        derived.victims(tables).forEach(row -> victims.add(victim(row, tables.zone())));
        return node;
    }

    private static ObjectNode victim(Derived.Row row, ZoneId zone) {
        ObjectNode node = Json.text().createObjectNode();
        Compromise compromise = row.victim().compromise();
        Sighting sighting = row.attributed().sighting();
        node.put("asset", row.victim().asset().value());
        node.put("tenant", row.victim().tenant().value());
        node.put("day", compromise.at().atZone(zone).toLocalDate().toString());
        node.put(
                "time",
                compromise
                        .at()
                        .atZone(zone)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
        node.put("campaign", row.attributed().campaign().value());
        node.put("probability", row.step().probability());
        node.putPOJO("why", row.step().why());
        node.put("province", sighting.province());
        node.put("tenantProvince", sighting.tenantProvince());
        node.put("industry", sighting.industry());
        node.put("product", sighting.product());
        node.put("surveyed", sighting.surveyed());
        ObjectNode stages = node.putObject("stages");
        compromise
                .stages()
                .forEach((stage, at) -> stages.put(
                        stage.name(), at.atZone(zone).toOffsetDateTime().toString()));
        ArrayNode evidence = node.putArray("evidence");
        compromise.rules().forEach(evidence::add);
        ArrayNode events = node.putArray("events");
        compromise.evidence().forEach(event -> events.add(event.value()));
        return node;
    }
}
