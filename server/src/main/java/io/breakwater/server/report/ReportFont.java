package io.breakwater.server.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The font of printed reports. It must know Chinese, which none that comes with Java or PDF does. */
final class ReportFont {
    static final String FAMILY = "Report Font";

    /** The name of the face inside the collection. */
    static final String FACE = "WenQuanYiMicroHei";

    private static final Path FILE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");

    private ReportFont() {}

    static Path file() throws IOException {
        if (!Files.isReadable(FILE)) {
            throw new IOException("a PDF needs the font " + FILE
                    + "; install Debian's package fonts-wqy-microhei, or choose --format html and print it");
        }
        return FILE;
    }
}
