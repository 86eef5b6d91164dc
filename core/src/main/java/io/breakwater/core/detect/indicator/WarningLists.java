package io.breakwater.core.detect.indicator;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * All warning lists, as one index: exact values, host names and networks in a packed table, the few other types one after
 * the other. Immutable.
 */
public final class WarningLists {
    private static final WarningLists NONE = new WarningLists(List.of());
    private static final int EXACT = 0;
    private static final int HOST = 1;
    private static final int NETWORK = 2;

    private final List<WarningList> lists;
    private final ValueTable table;
    private final short[] listOf;
    private final int[] prefixes;
    private final List<Loose> loose;

    /** A value that needs more than a look into the table. */
    private record Loose(int list, String part, Optional<Pattern> pattern) {
        boolean holds(String value) {
            return pattern.map(found -> found.matcher(value).find()).orElseGet(() -> value.contains(part));
        }
    }

    private WarningLists(List<WarningList> lists) {
        this.lists = lists;
        ValueTable.Builder builder = new ValueTable.Builder();
        List<Integer> owners = new ArrayList<>();
        List<Loose> others = new ArrayList<>();
        for (int list = 0; list < lists.size(); list++) {
            for (String value : lists.get(list).values()) {
                add(list, value, builder, owners, others);
            }
        }
        this.table = builder.build();
        this.listOf = new short[owners.size()];
        IntStream.range(0, listOf.length)
                .forEach(entry -> listOf[entry] = owners.get(entry).shortValue());
        this.prefixes = IntStream.range(0, table.size())
                .filter(entry -> table.space(entry) == NETWORK)
                .map(entry -> prefix(table.value(entry)))
                .distinct()
                .toArray();
        this.loose = List.copyOf(others);
    }

    public static WarningLists none() {
        return NONE;
    }

    /** @param lists at most 30,000 */
    public static WarningLists of(List<WarningList> lists) {
        return new WarningLists(List.copyOf(lists));
    }

    /** The name of the first list that knows the value; empty when none does. */
    public Optional<String> listing(IndicatorKind kind, String value) {
        First first = new First(kind);
        switch (kind) {
            case ADDRESS, NETWORK -> networks(kind, value, first);
            case DOMAIN -> host(value, first);
            case URL -> url(value, first);
            case EMAIL, FILE_NAME, MD5, SHA1, SHA256, CERTIFICATE, JA3, JA4 -> {}
        }
        table.find(EXACT, value.getBytes(StandardCharsets.UTF_8), first);
        for (Loose candidate : loose) {
            if (!first.found() && first.concerns(candidate.list()) && candidate.holds(value)) {
                first.take(candidate.list());
            }
        }
        return first.name();
    }

    private void add(int list, String written, ValueTable.Builder builder, List<Integer> owners, List<Loose> others) {
        String value = written.strip().toLowerCase(java.util.Locale.ROOT);
        switch (lists.get(list).type()) {
            case STRING -> exact(list, EXACT, value, builder, owners);
            case HOSTNAME -> exact(list, HOST, value.startsWith(".") ? value.substring(1) : value, builder, owners);
            case SUBSTRING -> others.add(new Loose(list, value, Optional.empty()));
            case REGEX -> pattern(written).ifPresent(found -> others.add(new Loose(list, "", Optional.of(found))));
            case CIDR -> network(list, value, builder, owners);
        }
    }

    private static void exact(int list, int space, String value, ValueTable.Builder builder, List<Integer> owners) {
        if (!value.isEmpty()) {
            builder.add(space, value.getBytes(StandardCharsets.UTF_8));
            owners.add(list);
        }
    }

    private static void network(int list, String value, ValueTable.Builder builder, List<Integer> owners) {
        byte[] address = AddressKey.address(value);
        byte[] key = address == null ? AddressKey.network(value) : AddressKey.masked(address, address.length * 8);
        if (key != null) {
            builder.add(NETWORK, key);
            owners.add(list);
        }
    }

    /** Lists write {@code /expression/flags}. An expression that no engine of linear time knows is left out. */
    private static Optional<Pattern> pattern(String written) {
        int last = written.lastIndexOf('/');
        boolean framed = written.startsWith("/") && last > 0;
        try {
            return Optional.of(
                    Pattern.compile(framed ? written.substring(1, last) : written, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException unknown) {
            return Optional.empty();
        }
    }

    private void host(String name, First first) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Suffixes.each(bytes, (from, state) -> table.find(HOST, bytes, from, bytes.length, state, first));
    }

    private void url(String url, First first) {
        String host = IndicatorText.hostOf(url);
        if (AddressKey.address(host) == null) {
            host(host, first);
        } else {
            networks(IndicatorKind.ADDRESS, host, first);
        }
    }

    private void networks(IndicatorKind kind, String value, First first) {
        byte[] network = kind == IndicatorKind.NETWORK ? AddressKey.network(value) : null;
        byte[] address = AddressKey.address(network == null ? value : value.substring(0, value.indexOf('/')));
        int most = network == null ? 128 : network[network.length - 1];
        if (address != null) {
            for (int bits : prefixes) {
                if (bits <= Math.min(most, address.length * 8)) {
                    table.find(NETWORK, AddressKey.masked(address, bits), first);
                }
            }
        }
    }

    private static int prefix(byte[] key) {
        return key[key.length - 1] & 0xff;
    }

    /** Takes the first list that speaks of the kind. */
    private final class First implements IntConsumer {
        private final IndicatorKind kind;
        private int list = -1;

        First(IndicatorKind kind) {
            this.kind = kind;
        }

        @Override
        public void accept(int entry) {
            int candidate = listOf[entry];
            if (concerns(candidate)) {
                take(candidate);
            }
        }

        boolean concerns(int candidate) {
            return lists.get(candidate).kinds().contains(kind);
        }

        void take(int candidate) {
            list = list < 0 ? candidate : Math.min(list, candidate);
        }

        boolean found() {
            return list >= 0;
        }

        Optional<String> name() {
            return list < 0 ? Optional.empty() : Optional.of(lists.get(list).name());
        }
    }
}
