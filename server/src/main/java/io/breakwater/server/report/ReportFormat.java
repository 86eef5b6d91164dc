package io.breakwater.server.report;

import io.breakwater.core.model.Json;
import io.breakwater.core.report.HtmlReport;
import io.breakwater.core.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of file that a report can be. */
public enum ReportFormat {
    HTML("text/html;charset=UTF-8") {
        @Override
        public byte[] render(Report report) {
            return HtmlReport.page(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    PDF("application/pdf") {
        @Override
        public byte[] render(Report report) throws IOException {
            return PdfReport.render(report);
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        public byte[] render(Report report) throws IOException {
            return DocxReport.render(report);
        }
    },
    JSON("application/json") {
        @Override
        public byte[] render(Report report) throws IOException {
            return Json.text().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
        }
    };

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The whole file.
     *
     * @throws IOException with a message that names the missing package, where PDF or DOCX find no Chinese font
     */
    public abstract byte[] render(Report report) throws IOException;

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name, without the dot. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
