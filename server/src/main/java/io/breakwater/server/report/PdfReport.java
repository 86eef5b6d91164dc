package io.breakwater.server.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.breakwater.core.report.HtmlReport;
import io.breakwater.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The page of {@link HtmlReport} on paper; its figures are painted, since the typesetter knows no SVG. */
final class PdfReport {
    private static final int REGULAR = 400;

    private PdfReport() {}

    /** Fails with a message that names the package when the Chinese font is missing. */
    static byte[] render(Report report) throws IOException {
        PaintedPicture painter = PaintedPicture.withFont(ReportFont.file());
        String page = HtmlReport.page(report, picture -> image(painter.png(picture)));
        try (TrueTypeCollection fonts = new TrueTypeCollection(ReportFont.file().toFile());
                PDDocument document = new PDDocument()) {
            PDFont font = PDType0Font.load(document, fonts.getFontByName(ReportFont.FACE), true);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(new PDFontSupplier(font), ReportFont.FAMILY, REGULAR, FontStyle.NORMAL, true)
                    .withHtmlContent(page, null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        }
    }

    private static String image(byte[] png) {
        return "<img alt=\"\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/>";
    }
}
