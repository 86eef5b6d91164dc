package io.breakwater.core.model;

/** One text in both languages. */
public record Phrase(String zh, String en) {
    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
