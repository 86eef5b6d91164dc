package io.breakwater.core.detect.sigma.compiled;

/** A value that is known by its text ({@link TextMemory}). */
final class KnownText extends KnownValue {
    private int field;
    private String text = "";

    /** Becomes another value, of which nothing is known. */
    void begin(int ofField, String ofText) {
        forget();
        field = ofField;
        text = ofText;
    }

    /** Whether it is this value of this field; notes that it was met again. */
    boolean is(int ofField, String ofText) {
        boolean same = field == ofField && text.equals(ofText);
        if (same) {
            meet();
        }
        return same;
    }
}
