package io.breakwater.core.detect.sigma.rule;

/**
 * Where something stands in a rule file.
 *
 * @param line 1-based; 0 when the place is the file as a whole
 * @param column 1-based; 0 when not known
 */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
