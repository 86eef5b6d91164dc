package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.sighting;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The stage of one test, and all that it has told. */
abstract class CampaignScene {
    static final Instant NOON = Instant.parse("2025-01-10T04:00:00Z");

    final CampaignStage stage = new CampaignStage(ZoneId.of("+08:00"), FamilyNames.from(ContentLibrary.builtIn()));
    final CampaignState state = stage.initial();
    final List<ProviderOutput> told = new ArrayList<>();

    List<CampaignTables> tables(List<? extends ProviderInput> inputs) {
        inputs.forEach(input -> stage.accept(state, input, told::add));
        stage.advance(state, Instant.MAX, told::add);
        return stage.tables(state);
    }

    static int total(List<CampaignTables> tables, String campaign) {
        return tables.stream()
                .filter(each -> each.campaign().value().equals(campaign))
                .mapToInt(CampaignTables::total)
                .sum();
    }

    static List<Sighting> mixed(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        for (int index = 0; index < 150; index++) {
            Instant at = NOON.plus(Duration.ofHours(random.nextInt(24 * 40)));
            boolean gamma = random.nextBoolean();
            sightings.add(
                    random.nextInt(3) == 0
                            ? sighting(
                                    "s" + index,
                                    at,
                                    family(gamma ? "Gamma" : "Delta"),
                                    controller("192.0.2." + random.nextInt(9)))
                            : sighting("s" + index, at, controller("192.0.2." + random.nextInt(12))));
            if (random.nextInt(5) == 0) {
                sightings.add(sighting("s" + index, at.plusSeconds(7200), random.nextBoolean(), 1, family("Gamma")));
            }
        }
        return sightings;
    }

    static List<Integer> totals(List<ProviderOutput> told, String campaign) {
        return told.stream()
                .filter(CampaignTables.class::isInstance)
                .map(CampaignTables.class::cast)
                .filter(each -> each.campaign().value().equals(campaign))
                .map(CampaignTables::total)
                .toList();
    }

    CampaignState restarted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stage.codec().write(state, new DataOutputStream(bytes));
        return stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
