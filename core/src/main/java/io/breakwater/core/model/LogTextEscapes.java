package io.breakwater.core.model;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** JSON that a terminal or an editor can show: beside what JSON demands, active characters are written as escapes too. */
final class LogTextEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7F;

    private final int[] ascii;

    LogTextEscapes() {
        ascii = standardAsciiEscapesForJSON();
        ascii[DELETE] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        // Halves of a pair are asked for one by one; the generator puts them together.
        boolean half = character <= Character.MAX_VALUE && Character.isSurrogate((char) character);
        return LogText.isActive(character) && !half && character <= Character.MAX_VALUE
                ? new SerializedString(String.format("\\u%04X", character))
                : null;
    }
}
