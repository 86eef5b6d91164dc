package io.breakwater.core.warn;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.ThreatKnowledge;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Four hundred assets of forty tenants, a fifth of which run the product that a gang is after. */
final class SmallWorld {
    static final Instant START = Instant.parse("2030-03-01T16:00:00Z");
    static final CampaignId GANG = CampaignId.of("gang");

    private final Pseudonyms pseudonyms = new Pseudonyms("a key for small worlds".getBytes(StandardCharsets.UTF_8));
    private final WarningStage stage = new WarningStage(
            WarningSettings.standard(), pseudonyms, ThreatKnowledge.none(), WarningTexts.of(ContentLibrary.builtIn()));

    WarningStage stage() {
        return stage;
    }

    static ExposedAsset asset(int number) {
        return new ExposedAsset(
                TenantId.of("t" + number % 40),
                AssetId.of("a" + number),
                "",
                number % 3 == 0 ? "south" : "north",
                number % 5 == 0 ? "sought" : "other-" + number % 7,
                "",
                false,
                START.minus(Duration.ofDays(1)),
                List.of());
    }

    List<WarningInput> inventory() {
        List<WarningInput> inputs = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            inputs.add(asset(number));
        }
        for (int tenant = 0; tenant < 40; tenant++) {
            inputs.add(new TenantProfile(TenantId.of("t" + tenant), "", "north", "trade"));
        }
        return inputs;
    }

    CampaignSighting sighting(int number, Instant at) {
        return sighting(number, at, 0, false);
    }

    CampaignSighting sighting(int number, Instant at, long revision, boolean withdrawn) {
        ExposedAsset asset = asset(number);
        Sighting sighting = new Sighting(
                SightingId.of("s" + number),
                pseudonyms.tenant(asset.tenant()),
                pseudonyms.asset(asset.tenant(), asset.asset()),
                at,
                asset.province(),
                "",
                "",
                asset.product(),
                false,
                new TreeMap<>(),
                List.of(),
                List.of(),
                withdrawn,
                revision);
        return new CampaignSighting(GANG, sighting, revision);
    }

    /** Every second asset with the product sought, three hours apart. */
    List<WarningInput> strikes(int count) {
        List<WarningInput> strikes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strikes.add(sighting(10 * i, START.plus(Duration.ofHours(3L * i + 1))));
        }
        return strikes;
    }

    void feed(WarningBoard board, List<? extends WarningInput> inputs, List<Warning> out) {
        inputs.forEach(input -> stage.accept(board, input, output -> keep(output, out)));
    }

    void advance(WarningBoard board, Instant to, List<Warning> out) {
        stage.advance(board, to, output -> keep(output, out));
    }

    private static void keep(ProviderOutput output, List<Warning> out) {
        if (output instanceof Warning warning) {
            out.add(warning);
        }
    }
}
