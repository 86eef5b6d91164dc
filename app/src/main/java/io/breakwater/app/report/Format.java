package io.breakwater.app.report;

import io.breakwater.core.model.Json;
import io.breakwater.core.report.HtmlReport;
import io.breakwater.core.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of file that a report can be. */
enum Format {
    HTML {
        @Override
        byte[] render(Report report) {
            return HtmlReport.page(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    PDF {
        @Override
        byte[] render(Report report) throws IOException {
            return PdfReport.render(report);
        }
    },
    JSON {
        @Override
        byte[] render(Report report) throws IOException {
            return Json.text().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
        }
    };

    /** The whole file. */
    abstract byte[] render(Report report) throws IOException;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
