package io.breakwater.server.respond;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.WarningLists;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import io.breakwater.core.respond.ReportingDuty;

/**
 * What the content says about responding.
 *
 * @param warningLists addresses that much harmless traffic uses
 * @param duty who must be told of an incident, and by when
 */
public record ResponseContent(WarningLists warningLists, ReportingDuty duty) {
    public static ResponseContent from(ContentLibrary content) {
        return new ResponseContent(IndicatorLibrary.warningLists(content), ReportingDuty.load(content));
    }
}
