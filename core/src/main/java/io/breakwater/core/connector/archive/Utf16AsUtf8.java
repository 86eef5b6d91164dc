package io.breakwater.core.connector.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * UTF-16 text, as Windows writes it, read as the UTF-8 that connectors expect. The byte order mark says which of the two
 * orders it is in and is left out; what is no UTF-16 becomes U+FFFD. Places in bytes are those of the UTF-8 text.
 */
final class Utf16AsUtf8 extends InputStream {
    private static final int CHARS = 16 * 1024;

    private final Reader reader;
    private final char[] chars = new char[CHARS];
    private byte[] bytes = new byte[0];
    private int position;

    /** @param text begins with a byte order mark */
    Utf16AsUtf8(InputStream text) {
        this.reader = new InputStreamReader(text, StandardCharsets.UTF_16);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position < bytes.length) {
            return true;
        }
        int count = reader.read(chars, 0, CHARS - 1);
        if (count < 0) {
            return false;
        }
        if (Character.isHighSurrogate(chars[count - 1])) {
            int low = reader.read();
            if (low >= 0) {
                chars[count++] = (char) low;
            }
        }
        bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        position = 0;
        return bytes.length > 0;
    }
}
