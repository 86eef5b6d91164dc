package io.breakwater.server.report;

import io.breakwater.core.report.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Paints a report's pictures for renderers that want an image. */
final class PaintedPicture {
    private static final int SCALE = 2;

    private final Font font;

    private PaintedPicture(Font font) {
        this.font = font;
    }

    static PaintedPicture withFont(Path file) throws IOException {
        try {
            return new PaintedPicture(Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
        } catch (FontFormatException broken) {
            throw new IOException(file + " is no font that can be read; reinstall fonts-wqy-microhei", broken);
        }
    }

    byte[] png(Picture picture) {
        BufferedImage image =
                new BufferedImage(SCALE * picture.width(), SCALE * picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.scale(SCALE, SCALE);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, picture.width(), picture.height());
        picture.marks().forEach(mark -> paint(canvas, mark));
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException full) {
            throw new UncheckedIOException("a figure could not be encoded: " + full.getMessage(), full);
        }
        return png.toByteArray();
    }

    private void paint(Graphics2D canvas, Picture.Mark mark) {
        switch (mark) {
            case Picture.Box box -> {
                canvas.setColor(new Color(box.ink().rgb()));
                canvas.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Picture.Word word -> {
                canvas.setColor(new Color(word.ink().rgb()));
                canvas.setFont(font.deriveFont((float) word.size()));
                double width = canvas.getFontMetrics().stringWidth(word.text());
                canvas.drawString(word.text(), (float) (word.x() - before(word.anchor()) * width), (float) word.y());
            }
        }
    }

    /** The part of a word that lies before its anchor. */
    private static double before(Picture.Anchor anchor) {
        return switch (anchor) {
            case START -> 0;
            case MIDDLE -> 0.5;
            case END -> 1;
        };
    }
}
