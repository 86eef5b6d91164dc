package io.breakwater.core.campaign;

import java.util.HashMap;
import java.util.Map;

/** Keeps every text and list once. */
final class Words {
    private final Map<Object, Object> known = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T once(T word) {
        Object before = known.putIfAbsent(word, word);
        return before == null ? word : (T) before;
    }
}
