package io.breakwater.core.detect.indicator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Looks the values of one event up in one snapshot. For one thread, for one event. */
final class Search implements IntConsumer {
    private static final int ADDRESS = IndicatorKind.ADDRESS.ordinal();
    private static final int NETWORK = IndicatorKind.NETWORK.ordinal();
    private static final int DOMAIN = IndicatorKind.DOMAIN.ordinal();
    /** Longer names do not exist; looking at a hostile one label by label would cost. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_VALUE = 4096;

    private final IndicatorSnapshot snapshot;
    private final ValueTable table;
    private final Instant at;
    private final Consumer<IndicatorMatch> matches;
    private String observed = "";
    private Contact contact = Contact.PRESENT;

    Search(IndicatorSnapshot snapshot, Instant at, Consumer<IndicatorMatch> matches) {
        this.snapshot = snapshot;
        this.table = snapshot.table();
        this.at = at;
        this.matches = matches;
    }

    @Override
    public void accept(int entry) {
        matches.accept(snapshot.match(entry, observed, contact, at));
    }

    /** @param text an address; anything else finds nothing */
    void address(String text, Contact part) {
        byte[] address = AddressKey.address(text);
        if (address == null) {
            return;
        }
        observed = text;
        contact = part;
        table.find(ADDRESS, address, this);
        for (int bits : snapshot.prefixes(address)) {
            table.find(NETWORK, AddressKey.masked(address, bits), this);
        }
    }

    /** @param name in any case; an address finds what an address finds */
    void domain(String name, Contact part) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return;
        }
        if (Character.digit(name.charAt(name.length() - 1), 10) >= 0 || name.indexOf(':') >= 0) {
            address(name, part);
            return;
        }
        byte[] bytes = lower(name);
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '.' ? bytes.length - 1 : bytes.length;
        observed = name;
        contact = part;
        long state = ValueTable.empty();
        for (int i = end - 1; i >= 0; i--) {
            if (bytes[i] == '.') {
                table.find(DOMAIN, bytes, i + 1, end, state, this);
            }
            state = ValueTable.push(state, bytes[i]);
        }
        table.find(DOMAIN, bytes, 0, end, state, this);
    }

    /** @param url in normal form; its host is looked up as well */
    void url(String url, Contact part) {
        exact(IndicatorKind.URL, url, part);
        domain(IndicatorText.hostOf(url), part);
    }

    /** @param value in normal form */
    void exact(IndicatorKind kind, String value, Contact part) {
        if (value.length() > LONGEST_VALUE) {
            return;
        }
        observed = value;
        contact = part;
        table.find(kind.ordinal(), value.getBytes(StandardCharsets.UTF_8), this);
    }

    /** A hash, e-mail address or file name in any case. */
    void folded(IndicatorKind kind, String value, Contact part) {
        if (value.length() > LONGEST_VALUE) {
            return;
        }
        observed = value;
        contact = part;
        table.find(kind.ordinal(), lower(value), this);
    }

    private static byte[] lower(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] = (byte) (bytes[i] + 'a' - 'A');
            }
        }
        return bytes;
    }
}
