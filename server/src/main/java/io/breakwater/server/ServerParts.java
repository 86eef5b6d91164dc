package io.breakwater.server;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.report.ReportTexts;
import io.breakwater.core.respond.Briefing;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.server.notice.NoticeSettings;
import io.breakwater.server.respond.Response;
import io.breakwater.store.Store;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What the server stands on. The heavy parts may still be starting: a request that needs one waits for it, so that
 * everything can start side by side.
 *
 * @param intake where the doors put what they receive
 * @param briefing loaded at its first use
 * @param reportTexts loaded at their first use
 * @param connectors to tell the format of an upload; loaded at the first use
 * @param response what can be done outside
 * @param notice how contacts are told
 * @param campaigns counts the tables of earlier days; loaded at the first use
 * @param products by which exposed products are recognised; loaded at their first use
 * @param clock wall time, for arrival and silence
 */
public record ServerParts(
        CompletableFuture<Store> store,
        CompletableFuture<Intake> intake,
        Supplier<Briefing> briefing,
        Supplier<ReportTexts> reportTexts,
        Supplier<Connectors> connectors,
        Response response,
        NoticeSettings notice,
        Supplier<CampaignStage> campaigns,
        Supplier<ProductCatalogue> products,
        InstantSource clock) {}
