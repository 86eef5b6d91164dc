package io.breakwater.core.report;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import java.util.function.Function;

/**
 * A report as one self-contained page without scripts, fit for paper too. It is also well-formed XML, and everything
 * that came from outside is escaped.
 */
public final class HtmlReport {
    private static final String STYLE = """
            body{margin:0;background:#f4f6f8;color:#1f2933;line-height:1.6;
              font-family:"Report Font","Noto Sans CJK SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif}
            main{max-width:920px;margin:24px auto;padding:36px 48px;background:#fff}
            h1{font-size:28px;margin:0 0 4px}h2{font-size:20px;margin:36px 0 12px;padding-bottom:4px;
              border-bottom:2px solid #b5382a}
            .asof{color:#6b7785;margin:0 0 8px}
            table{border-collapse:collapse;margin:8px 0 20px;width:100%;font-size:14px}
            caption{text-align:left;font-weight:bold;padding:6px 0}
            th,td{text-align:left;padding:4px 10px;border-bottom:1px solid #d9dee4;vertical-align:top}
            th{background:#eef1f4;white-space:nowrap}td:first-child,th:first-child{white-space:nowrap}
            .title{font-weight:bold;font-size:14px;margin:8px 0 4px}
            .figure{margin:12px 0 20px}.figure svg,.figure img{width:100%;height:auto}
            .caption{color:#6b7785;font-size:14px;text-align:center}
            li{margin:0 0 10px}.detail{color:#6b7785;font-size:13px}
            @media print{body{background:#fff;font-size:10.5pt;line-height:1.45}table{font-size:9pt}
              .detail,.caption,.title{font-size:9pt}h1{font-size:20pt}h2{font-size:14pt;margin:20pt 0 8pt}td{padding:2pt 8pt}
              li{margin:0 0 5pt}
              thead,.title{page-break-after:avoid}table{-fs-table-paginate:paginate}main{margin:0;padding:0;max-width:none}
              .figure,tr,li{page-break-inside:avoid}h2{page-break-after:avoid}}
            @page{size:A4;margin:16mm;@bottom-center{content:counter(page) " / " counter(pages);
              font-family:"Report Font",sans-serif;font-size:8pt;color:#6b7785}}
            """;

    private final Function<Picture, String> pictures;
    private final StringBuilder html = new StringBuilder(1 << 16);

    private HtmlReport(Function<Picture, String> pictures) {
        this.pictures = pictures;
    }

    public static String page(Report report) {
        return page(report, SvgPicture::of);
    }

    /** @param pictures writes a figure's drawing as markup, for readers that know no SVG */
    public static String page(Report report, Function<Picture, String> pictures) {
        return new HtmlReport(pictures).write(report);
    }

    private String write(Report report) {
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(report.language() == Language.ZH ? "zh" : "en")
                .append(
                        "\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/><title>")
                .append(escape(report.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escape(report.title()))
                .append("</h1>");
        element("p", "asof", report.subtitle());
        report.sections().forEach(this::section);
        return html.append("</main></body></html>\n").toString();
    }

    private void section(Report.Section section) {
        html.append("<h2>").append(escape(section.heading())).append("</h2>");
        section.blocks().forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> element("p", "text", paragraph.text());
            case Block.Items items -> items(items);
            case Block.Table table -> table(table.folded());
            case Block.Figure figure -> figure(figure);
        }
    }

    private void element(String name, String styleClass, String text) {
        html.append('<').append(name).append(" class=\"").append(styleClass).append("\">");
        html.append(escape(text)).append("</").append(name).append('>');
    }

    private void items(Block.Items items) {
        html.append("<ol>");
        for (Block.Item item : items.items()) {
            html.append("<li>").append(escape(item.lead()));
            item.detail().forEach(detail -> element("div", "detail", detail));
            html.append("</li>");
        }
        html.append("</ol>");
    }

    private void table(Block.Table table) {
        if (!table.caption().isEmpty()) {
            element("p", "title", table.caption());
        }
        html.append("<table><thead><tr>");
        table.header().forEach(cell -> element("th", "head", cell));
        html.append("</tr></thead><tbody>");
        for (var row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> element("td", "cell", cell));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private void figure(Block.Figure figure) {
        html.append("<div class=\"figure\">").append(pictures.apply(figure.picture()));
        element("div", "caption", figure.caption());
        html.append("</div>");
    }

    /** Safe between tags and inside quoted attributes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        LogText.line(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
