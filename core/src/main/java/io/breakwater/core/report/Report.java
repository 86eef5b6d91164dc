package io.breakwater.core.report;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.Language;
import java.time.Instant;
import java.util.List;

/**
 * A report in one language, ready for any renderer; written as JSON it is the machine-readable form.
 *
 * @param subtitle one line under the title: period, as-of date, for whom
 * @param asOf event time up to which sightings were counted
 * @param total newly compromised assets inside the period
 */
public record Report(
        CampaignId campaign,
        Language language,
        String title,
        String subtitle,
        Period period,
        Instant asOf,
        int total,
        List<Section> sections) {
    public Report {
        sections = List.copyOf(sections);
    }

    /** A chapter under one heading. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }
}
