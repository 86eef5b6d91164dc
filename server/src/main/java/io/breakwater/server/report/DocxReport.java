package io.breakwater.server.report;

import io.breakwater.core.model.Language;
import io.breakwater.core.report.Block;
import io.breakwater.core.report.Picture;
import io.breakwater.core.report.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * A report as a Word document that can be worked on: headings that make an outline, numbered lists, native tables whose
 * header repeats, figures as images with their caption as alternative text, page numbers.
 */
final class DocxReport {
    /** A4 with margins of 2 cm, in twentieths of a point. */
    private static final int PAGE_WIDTH = 11_906;

    private static final int PAGE_HEIGHT = 16_838;
    private static final int MARGIN = 1_134;
    private static final int TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;

    private static final int TWENTIETHS_PER_POINT = 20;
    /** In eighths of a point. */
    private static final int RULE = 4;

    private static final String RULE_COLOUR = "D9DEE4";

    private final Report report;
    private final XWPFDocument document;
    private final PaintedPicture painter;
    private final DocxStyles styles;

    private DocxReport(Report report, XWPFDocument document, PaintedPicture painter) {
        this.report = report;
        this.document = document;
        this.painter = painter;
        this.styles = DocxStyles.in(document, report.language());
    }

    /** Fails with a message that names the package when the font to paint figures with is missing. */
    static byte[] render(Report report) throws IOException {
        PaintedPicture painter = PaintedPicture.withFont(ReportFont.file());
        try (XWPFDocument document = new XWPFDocument()) {
            new DocxReport(report, document, painter).write();
            ByteArrayOutputStream docx = new ByteArrayOutputStream();
            document.write(docx);
            return docx.toByteArray();
        }
    }

    private void write() throws IOException {
        properties();
        page();
        footer();
        paragraph("Title", report.title());
        paragraph("Subtitle", report.subtitle());
        for (Report.Section section : report.sections()) {
            paragraph("Heading1", section.heading());
            for (Block block : section.blocks()) {
                block(block);
            }
        }
    }

    private void properties() {
        var properties = document.getProperties().getCoreProperties();
        properties.setTitle(report.title());
        properties.setCreator("Breakwater");
        properties.setCreated(Optional.of(Date.from(report.asOf())));
        properties.setModified(Optional.of(Date.from(report.asOf())));
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(PAGE_WIDTH));
        size.setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setHeader(BigInteger.valueOf(MARGIN / 2));
        margins.setFooter(BigInteger.valueOf(MARGIN / 2));
    }

    private void footer() {
        XWPFParagraph line = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        line.setStyle("Footer");
        line.setAlignment(ParagraphAlignment.CENTER);
        line.createRun().setText(report.title() + "  ·  ");
        line.getCTP().addNewFldSimple().setInstr("PAGE");
        line.createRun().setText(" / ");
        line.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    }

    private XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
        return paragraph;
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Block.Paragraph text -> paragraph("Normal", text.text());
            case Block.Items items -> items(items);
            case Block.Table table -> table(table.folded());
            case Block.Figure figure -> figure(figure);
        }
    }

    private void items(Block.Items items) {
        BigInteger list = styles.freshList();
        for (Block.Item item : items.items()) {
            XWPFParagraph lead = paragraph("ListParagraph", item.lead());
            lead.setNumID(list);
            item.detail().forEach(detail -> paragraph("Detail", detail));
        }
    }

    private void table(Block.Table table) {
        if (!table.caption().isEmpty()) {
            paragraph("TableTitle", table.caption());
        }
        int columns = table.header().size();
        XWPFTable grid = document.createTable(table.rows().size() + 1, columns);
        rules(grid);
        grid.setWidth(String.valueOf(TEXT_WIDTH));
        int[] widths = ColumnWidths.of(table, TEXT_WIDTH);
        XWPFTableRow head = grid.getRow(0);
        head.setRepeatHeader(true);
        fill(head, table.header(), widths, "TableHead");
        for (int row = 0; row < table.rows().size(); row++) {
            fill(grid.getRow(row + 1), table.rows().get(row), widths, "TableCell");
        }
        paragraph("AfterTable", "");
    }

    /** Lines between rows only. */
    private static void rules(XWPFTable grid) {
        grid.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, RULE, 0, RULE_COLOUR);
        grid.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, RULE, 0, RULE_COLOUR);
        grid.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, RULE, 0, RULE_COLOUR);
        grid.setLeftBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, RULE_COLOUR);
        grid.setRightBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, RULE_COLOUR);
        grid.setInsideVBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, RULE_COLOUR);
    }

    private static void fill(XWPFTableRow row, List<String> cells, int[] widths, String style) {
        row.setCantSplitRow(true);
        for (int column = 0; column < cells.size(); column++) {
            var cell = row.getCell(column);
            cell.setWidth(String.valueOf(widths[column]));
            if (style.equals("TableHead")) {
                cell.setColor("EEF1F4");
            }
            XWPFParagraph text = cell.getParagraphs().getFirst();
            text.setStyle(style);
            text.createRun().setText(cells.get(column));
        }
    }

    private void figure(Block.Figure figure) throws IOException {
        Picture picture = figure.picture();
        int width = Units.toEMU((double) TEXT_WIDTH / TWENTIETHS_PER_POINT);
        int height = (int) ((long) width * picture.height() / picture.width());
        XWPFParagraph place = paragraph("Figure", "");
        XWPFRun run = place.createRun();
        try {
            run.addPicture(
                    new ByteArrayInputStream(painter.png(picture)), PictureType.PNG, "figure.png", width, height);
        } catch (InvalidFormatException impossible) {
            throw new IllegalStateException("a PNG of our own was refused", impossible);
        }
        run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(figure.caption());
        paragraph("Caption", figure.caption());
    }

    /** The language whose hyphenation and spelling an editor should use. */
    static String tag(Language language) {
        return switch (language) {
            case ZH -> "zh-CN";
            case EN -> "en-GB";
        };
    }
}
