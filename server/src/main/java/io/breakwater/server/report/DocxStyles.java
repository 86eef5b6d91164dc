package io.breakwater.server.report;

import io.breakwater.core.model.Language;
import java.math.BigInteger;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The paragraph and list styles of a report, so that a reader can restyle the whole document in one place. */
final class DocxStyles {
    private static final String LATIN = "Calibri";
    /** On every Windows with Chinese; other systems take their own Chinese font in its place. */
    private static final String CHINESE = "Microsoft YaHei";

    private static final String RED = "B5382A";
    private static final String TEXT = "1F2933";
    private static final String FAINT = "6B7785";
    private static final int HALF_POINTS = 2;
    private static final int TWENTIETHS = 20;
    /** Of lists and what hangs under their items, in points. */
    private static final long INDENT = 24;

    private final XWPFStyles styles;
    private final XWPFNumbering numbering;
    private final BigInteger decimal;

    private DocxStyles(XWPFDocument document, Language language) {
        styles = document.createStyles();
        numbering = document.createNumbering();
        fonts(language);
        define(new Look("Normal", "Normal", 10.5, TEXT, 0, 6));
        define(new Look("Title", "Title", 22, TEXT, 0, 4));
        define(new Look("Subtitle", "Subtitle", 10, FAINT, 0, 10));
        define(new Look("Heading1", "heading 1", 15, RED, 18, 6), Trait.BOLD, Trait.HEADING, Trait.KEEP_NEXT);
        define(new Look("TableTitle", "Table Title", 10, TEXT, 8, 3), Trait.BOLD, Trait.KEEP_NEXT);
        define(new Look("TableHead", "Table Head", 9, TEXT, 1, 1), Trait.BOLD);
        define(new Look("TableCell", "Table Cell", 9, TEXT, 1, 1));
        define(new Look("AfterTable", "After Table", 4, TEXT, 0, 2));
        define(new Look("Figure", "Figure", 10, TEXT, 6, 0), Trait.KEEP_NEXT);
        define(new Look("Caption", "caption", 9, FAINT, 2, 10), Trait.CENTRED);
        define(new Look("ListParagraph", "List Paragraph", 10.5, TEXT, 3, 2));
        define(new Look("Detail", "Detail", 9, FAINT, 0, 2), Trait.INDENTED);
        define(new Look("Footer", "footer", 8, FAINT, 0, 0));
        decimal = decimal();
    }

    static DocxStyles in(XWPFDocument document, Language language) {
        return new DocxStyles(document, language);
    }

    /** How the paragraphs of one style look; sizes and spaces in points. */
    private record Look(String id, String name, double size, String colour, double before, double after) {}

    /** What some styles are beyond that. */
    private enum Trait {
        BOLD,
        CENTRED,
        INDENTED,
        /** Stays on the page of what follows. */
        KEEP_NEXT,
        /** Stands in the outline. */
        HEADING
    }

    private void fonts(Language language) {
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(LATIN);
        fonts.setHAnsi(LATIN);
        fonts.setCs(LATIN);
        fonts.setEastAsia(CHINESE);
        styles.setDefaultFonts(fonts);
        styles.setSpellingLanguage(DocxReport.tag(language));
        styles.setEastAsia("zh-CN");
    }

    private void define(Look look, Trait... has) {
        Set<Trait> traits = Set.of(has);
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(look.id());
        style.addNewName().setVal(look.name());
        style.addNewQFormat();
        if (look.id().equals("Normal")) {
            style.setDefault(true);
        } else {
            style.addNewBasedOn().setVal("Normal");
        }
        paragraph(style.addNewPPr(), look, traits);
        CTRPr letters = style.addNewRPr();
        if (traits.contains(Trait.BOLD)) {
            letters.addNewB();
        }
        letters.addNewColor().setVal(look.colour());
        letters.addNewSz().setVal(BigInteger.valueOf(Math.round(look.size() * HALF_POINTS)));
        styles.addStyle(new XWPFStyle(style));
    }

    private static void paragraph(CTPPrGeneral format, Look look, Set<Trait> traits) {
        if (traits.contains(Trait.KEEP_NEXT)) {
            format.addNewKeepNext();
        }
        var spacing = format.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(Math.round(look.before() * TWENTIETHS)));
        spacing.setAfter(BigInteger.valueOf(Math.round(look.after() * TWENTIETHS)));
        if (traits.contains(Trait.INDENTED)) {
            format.addNewInd().setLeft(BigInteger.valueOf(INDENT * TWENTIETHS));
        }
        if (traits.contains(Trait.CENTRED)) {
            format.addNewJc().setVal(STJc.CENTER);
        }
        if (traits.contains(Trait.HEADING)) {
            format.addNewOutlineLvl().setVal(BigInteger.ZERO);
        }
    }

    private BigInteger decimal() {
        CTAbstractNum kind = CTAbstractNum.Factory.newInstance();
        kind.setAbstractNumId(BigInteger.ZERO);
        CTLvl level = kind.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(STNumberFormat.DECIMAL);
        level.addNewLvlText().setVal("%1.");
        var indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf(INDENT * TWENTIETHS));
        indent.setHanging(BigInteger.valueOf(INDENT * TWENTIETHS));
        return numbering.addAbstractNum(new XWPFAbstractNum(kind));
    }

    /** A list whose numbers start at one. */
    BigInteger freshList() {
        BigInteger list = numbering.addNum(decimal);
        var override = numbering.getNum(list).getCTNum().addNewLvlOverride();
        override.setIlvl(BigInteger.ZERO);
        override.addNewStartOverride().setVal(BigInteger.ONE);
        return list;
    }
}
