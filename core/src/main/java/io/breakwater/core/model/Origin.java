package io.breakwater.core.model;

/**
 * Where a record stood: file or door, its 0-based number there, and the byte it begins at.
 *
 * @param file path, archive member ({@code a.zip!b.json}) or door name
 * @param recordNumber 0-based place in the file; for a live door the place in its spool
 * @param byteOffset 0-based byte at which the record begins, -1 when the format has none
 */
public record Origin(String file, long recordNumber, long byteOffset) {
    public Origin {
        if (recordNumber < 0) {
            throw new IllegalArgumentException("recordNumber must not be negative: " + recordNumber);
        }
    }
}
