package io.breakwater.core.detect.alert;

import io.breakwater.core.model.Assessment;
import java.util.List;
import java.util.Locale;

/**
 * A kind of alert, told by words in its title.
 *
 * @param words any of them, in lower case
 */
record AlertClass(String name, List<String> words, Assessment assessment) {
    AlertClass {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("alert class '" + name + "' needs words");
        }
        words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    boolean knows(String title) {
        return words.stream().anyMatch(title::contains);
    }
}
