package io.breakwater.bench.indicator;

import io.breakwater.core.detect.indicator.Decay;
import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.Tlp;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A million indicators from a seed, in a mixture like that of public feeds: 40 % addresses, 30 % names, 10 % URLs, 20 % hashes. */
final class Million {
    static final int SIZE = 1_000_000;
    static final Instant FROM = Instant.parse("2031-01-01T00:00:00Z");

    private Million() {}

    static void each(long seed, Consumer<Indicator> consumer) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SIZE; i++) {
            IndicatorKind kind = kind(i % 100);
            consumer.accept(new Indicator(
                    kind,
                    value(kind, random),
                    "feed-" + i % 12,
                    "family-" + i % 400,
                    Tlp.GREEN,
                    20 + i % 80,
                    FROM.plusSeconds(i * 60L),
                    i % 3 == 0 ? Optional.empty() : Optional.of(FROM.plusSeconds(i * 60L + 15_552_000)),
                    Decay.NONE));
        }
    }

    private static IndicatorKind kind(int percent) {
        if (percent < 39) {
            return IndicatorKind.ADDRESS;
        }
        if (percent < 40) {
            return IndicatorKind.NETWORK;
        }
        if (percent < 70) {
            return IndicatorKind.DOMAIN;
        }
        return percent < 80 ? IndicatorKind.URL : percent < 90 ? IndicatorKind.SHA256 : IndicatorKind.MD5;
    }

    private static String value(IndicatorKind kind, SplittableRandom random) {
        return switch (kind) {
            case ADDRESS -> address(random.nextInt());
            case NETWORK -> network(16 + random.nextInt(13), random);
            case DOMAIN -> domain(random);
            case URL -> domain(random) + "/" + Long.toString(random.nextLong() >>> 20, 36) + "/index.php";
            case SHA256 -> hex(random, 4);
            case MD5 -> hex(random, 2);
            case EMAIL, FILE_NAME, SHA1, CERTIFICATE, JA3, JA4 -> throw new IllegalArgumentException(kind.word());
        };
    }

    private static String network(int bits, SplittableRandom random) {
        return address(random.nextInt() & -1 << (32 - bits)) + "/" + bits;
    }

    static String address(int value) {
        return (value >>> 24) + "." + (value >>> 16 & 0xff) + "." + (value >>> 8 & 0xff) + "." + (value & 0xff);
    }

    static String domain(SplittableRandom random) {
        return Long.toString(random.nextLong() >>> 16, 36) + "." + (char) ('a' + random.nextInt(26)) + ".example";
    }

    static String hex(SplittableRandom random, int longs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < longs; i++) {
            text.append("%016x".formatted(random.nextLong()));
        }
        return text.toString();
    }
}
