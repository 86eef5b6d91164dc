package io.breakwater.core.report;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Share;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says things in one language; numbers look the same everywhere. */
record Speech(Language language) {
    private static final int HOUR_MINUTES = 60;

    String of(Phrase phrase) {
        return phrase.in(language);
    }

    boolean isChinese() {
        return language == Language.ZH;
    }

    /** Several phrases as one. */
    String clauses(List<Phrase> phrases) {
        return String.join(say("；", "; "), phrases.stream().map(this::of).toList());
    }

    String say(String zh, String en) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** Both texts are format strings over the same arguments. */
    String say(String zh, String en, Object... arguments) {
        return String.format(Locale.ROOT, say(zh, en), arguments);
    }

    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * ratio);
    }

    /** A share with its denominator. */
    static String share(int count, int of) {
        return count + "/" + of + " (" + percent(of == 0 ? 0 : (double) count / of) + ")";
    }

    static String share(Share share) {
        return share(share.count(), share.of());
    }

    String duration(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes < HOUR_MINUTES
                ? say("%d 分钟", "%d min", minutes)
                : say("%d 小时 %d 分钟", "%d h %d min", minutes / HOUR_MINUTES, minutes % HOUR_MINUTES);
    }

    String listed(Iterable<String> words) {
        return String.join(say("、", ", "), words);
    }
}
