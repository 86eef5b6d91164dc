package io.breakwater.core.detect.indicator;

import java.util.StringJoiner;

/** Addresses as text: dotted, or eight groups with the longest run of zeros left out (RFC 5952). */
final class AddressText {
    private AddressText() {}

    /** @param behind bytes at the end that do not belong to the address */
    static String of(byte[] key, int behind) {
        return key.length - behind == 4 ? four(key) : six(key);
    }

    private static String four(byte[] key) {
        StringJoiner parts = new StringJoiner(".");
        for (int i = 0; i < 4; i++) {
            parts.add(Integer.toString(key[i] & 0xff));
        }
        return parts.toString();
    }

    private static String six(byte[] key) {
        int begin = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int run = zeros(key, i);
            if (run > longest) {
                longest = run;
                begin = i;
            }
        }
        return begin < 0 ? groups(key, 0, 8) : groups(key, 0, begin) + "::" + groups(key, begin + longest, 8);
    }

    private static int zeros(byte[] key, int from) {
        int group = from;
        while (group < 8 && group(key, group) == 0) {
            group++;
        }
        return group - from;
    }

    private static String groups(byte[] key, int from, int to) {
        StringJoiner parts = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            parts.add(Integer.toHexString(group(key, i)));
        }
        return parts.toString();
    }

    private static int group(byte[] key, int index) {
        return (key[2 * index] & 0xff) << 8 | key[2 * index + 1] & 0xff;
    }
}
