package io.breakwater.core.report;

import java.util.Locale;

/** A picture as inline SVG. */
final class SvgPicture {
    private SvgPicture() {}

    static String of(Picture picture) {
        StringBuilder svg = new StringBuilder(1 << 14);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\">",
                picture.width(),
                picture.height()));
        picture.marks().forEach(mark -> svg.append(mark(mark)));
        return svg.append("</svg>").toString();
    }

    private static String mark(Picture.Mark mark) {
        return switch (mark) {
            case Picture.Box box ->
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"/>",
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        box.ink().rgb());
            case Picture.Word word ->
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"#%06x\">%s</text>",
                        word.x(),
                        word.y(),
                        word.size(),
                        word.anchor().name().toLowerCase(Locale.ROOT),
                        word.ink().rgb(),
                        HtmlReport.escape(word.text()));
        };
    }
}
