package io.breakwater.core.topology;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.campaign.SightingStage;
import io.breakwater.core.campaign.SightingState;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.incident.IncidentState;
import io.breakwater.core.model.Pseudonyms;
import java.time.ZoneId;

/**
 * The stages as the product joins them, from content and a few settings: the one place that names them all.
 *
 * @param parser reads records
 * @param detector judges events
 */
public record Topology(
        RecordParser parser, Detector detector, ContentLibrary content, ZoneId zone, Pseudonyms pseudonyms) {}
