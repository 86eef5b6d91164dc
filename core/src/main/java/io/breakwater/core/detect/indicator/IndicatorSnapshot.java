package io.breakwater.core.detect.indicator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A set of indicators, immutable, safe for many threads. What differs from one to the next lies in packed arrays (about 26
 * bytes and the value itself), what many share (source, label, decay, warning list) is kept once.
 *
 * <p>Networks are found by one look for each prefix length in use; there are rarely more than a dozen, and nested
 * networks are all found. A bit for each of the 65,536 blocks of IPv4 spares most addresses these looks.
 */
public final class IndicatorSnapshot {
    private static final IndicatorKind[] KINDS = IndicatorKind.values();
    private static final int[] NO_PREFIX = {};
    private static final int ENDLESS = Integer.MAX_VALUE;

    private final ValueTable table;
    private final int[] fromMinutes;
    private final int[] untilMinutes;
    private final int[] shared;
    private final byte[] confidences;
    private final List<Shared> sharedFacts;
    private final int[] prefixesOfFour;
    private final int[] prefixesOfSix;
    private final long[] blocksWithNetworks = new long[1024];
    private final int[] sizes = new int[KINDS.length];

    /** What many indicators have in common. {@code listed} is the warning list, or empty. */
    private record Shared(String source, String label, Tlp tlp, Decay decay, Optional<String> listed) {}

    private IndicatorSnapshot(Builder builder) {
        this.table = builder.values.build();
        this.fromMinutes = Arrays.copyOf(builder.fromMinutes, table.size());
        this.untilMinutes = Arrays.copyOf(builder.untilMinutes, table.size());
        this.shared = Arrays.copyOf(builder.shared, table.size());
        this.confidences = Arrays.copyOf(builder.confidences, table.size());
        this.sharedFacts = List.copyOf(builder.sharedFacts);
        IntStream.range(0, table.size()).forEach(entry -> sizes[table.space(entry)]++);
        this.prefixesOfFour = prefixes(5);
        this.prefixesOfSix = prefixes(17);
        markBlocks();
    }

    public static IndicatorSnapshot empty() {
        return builder(WarningLists.none()).build();
    }

    /** @param warnings what they know does not fire */
    public static Builder builder(WarningLists warnings) {
        return new Builder(warnings);
    }

    /** Number of indicators. */
    public int size() {
        return table.size();
    }

    /** Number of indicators of a kind. */
    public int size(IndicatorKind kind) {
        return sizes[kind.ordinal()];
    }

    /** Number of indicators that a warning list knows. */
    public int warningListed() {
        return (int) Arrays.stream(shared)
                .filter(fact -> sharedFacts.get(fact).listed().isPresent())
                .count();
    }

    /** Heap taken by the packed arrays, in bytes. */
    public long heapBytes() {
        return table.heapBytes() + 13L * size();
    }

    /**
     * Looks a value up.
     *
     * @param kind ADDRESS also finds networks, DOMAIN also those above it
     * @param value in normal form ({@link IndicatorText#normal})
     * @param at event time: decides what is valid
     */
    public List<IndicatorMatch> lookup(IndicatorKind kind, String value, Instant at) {
        List<IndicatorMatch> found = new ArrayList<>();
        Search search = new Search(this, at, found::add);
        switch (kind) {
            case ADDRESS -> search.address(value, Contact.PRESENT);
            case DOMAIN -> search.domain(value, Contact.PRESENT);
            case URL -> search.url(value, Contact.PRESENT);
            case NETWORK, EMAIL, FILE_NAME, MD5, SHA1, SHA256, CERTIFICATE, JA3, JA4 ->
                search.exact(kind, value, Contact.PRESENT);
        }
        return found;
    }

    /** Tells every indicator whose value an event of {@code at} holds, valid or not; the verdict says which. */
    Search search(Instant at, Consumer<IndicatorMatch> matches) {
        return new Search(this, at, matches);
    }

    ValueTable table() {
        return table;
    }

    /** Prefix lengths of the networks that the address may lie in; none when its block has no network. */
    int[] prefixes(byte[] address) {
        if (address.length != 4) {
            return prefixesOfSix;
        }
        int block = block(address);
        return (blocksWithNetworks[block >>> 6] >>> block & 1) == 0 ? NO_PREFIX : prefixesOfFour;
    }

    IndicatorMatch match(int entry, String observed, Contact contact, Instant at) {
        Indicator indicator = indicator(entry);
        Optional<String> listed = sharedFacts.get(shared[entry]).listed();
        Verdict verdict = listed.<Verdict>map(Verdict.WarningListed::new).orElseGet(() -> verdict(indicator, at));
        return new IndicatorMatch(indicator, observed, contact, verdict);
    }

    private static Verdict verdict(Indicator indicator, Instant at) {
        if (at.isBefore(indicator.validFrom())) {
            return new Verdict.NotYetValid();
        }
        if (indicator.validUntil().filter(end -> !at.isBefore(end)).isPresent()) {
            return new Verdict.Expired();
        }
        double score = indicator.decay().left(indicator.confidence(), Duration.between(indicator.validFrom(), at));
        return score > 0 ? new Verdict.Fires(score) : new Verdict.Expired();
    }

    private Indicator indicator(int entry) {
        IndicatorKind kind = KINDS[table.space(entry)];
        Shared facts = sharedFacts.get(shared[entry]);
        return new Indicator(
                kind,
                text(kind, table.value(entry)),
                facts.source(),
                facts.label(),
                facts.tlp(),
                confidences[entry],
                instant(fromMinutes[entry]),
                untilMinutes[entry] == ENDLESS ? Optional.empty() : Optional.of(instant(untilMinutes[entry])),
                facts.decay());
    }

    private static Instant instant(int minutes) {
        return Instant.ofEpochSecond(minutes * 60L);
    }

    private static String text(IndicatorKind kind, byte[] value) {
        return switch (kind) {
            case ADDRESS -> AddressText.of(value, 0);
            case NETWORK -> AddressText.of(value, 1) + "/" + (value[value.length - 1] & 0xff);
            case DOMAIN, URL, EMAIL, FILE_NAME, MD5, SHA1, SHA256, CERTIFICATE, JA3, JA4 ->
                new String(value, StandardCharsets.UTF_8);
        };
    }

    private static int block(byte[] address) {
        return (address[0] & 0xff) << 8 | address[1] & 0xff;
    }

    private void markBlocks() {
        for (int entry = 0; entry < size(); entry++) {
            if (table.space(entry) == IndicatorKind.NETWORK.ordinal()) {
                byte[] key = table.value(entry);
                if (key.length == 5) {
                    markBlocks(block(key), key[4]);
                }
            }
        }
    }

    private void markBlocks(int first, int bits) {
        int last = first + (bits >= 16 ? 0 : (1 << (16 - bits)) - 1);
        for (int block = first; block <= last; block++) {
            blocksWithNetworks[block >>> 6] |= 1L << block;
        }
    }

    private int[] prefixes(int keyLength) {
        return IntStream.range(0, size())
                .filter(entry -> table.space(entry) == IndicatorKind.NETWORK.ordinal())
                .mapToObj(table::value)
                .filter(key -> key.length == keyLength)
                .mapToInt(key -> key[key.length - 1] & 0xff)
                .distinct()
                .toArray();
    }

    /** Collects indicators. For one thread. */
    public static final class Builder {
        private final WarningLists warnings;
        private final ValueTable.Builder values = new ValueTable.Builder();
        private final List<Shared> sharedFacts = new ArrayList<>();
        private final Map<Shared, Integer> sharedNumbers = new HashMap<>();
        private int[] fromMinutes = new int[64];
        private int[] untilMinutes = new int[64];
        private int[] shared = new int[64];
        private byte[] confidences = new byte[64];

        private Builder(WarningLists warnings) {
            this.warnings = warnings;
        }

        /** @param indicator its value must be in normal form ({@link IndicatorText#normal}) */
        public Builder add(Indicator indicator) {
            put(indicator);
            return this;
        }

        /** As {@link #add}; gives the warning list that keeps it quiet. */
        public Optional<String> put(Indicator indicator) {
            Optional<String> listed = warnings.listing(indicator.kind(), indicator.value());
            int entry = values.add(indicator.kind().ordinal(), bytes(indicator));
            if (entry == shared.length) {
                grow();
            }
            fromMinutes[entry] = minutes(indicator.validFrom());
            untilMinutes[entry] = indicator.validUntil().map(Builder::minutes).orElse(ENDLESS);
            confidences[entry] = (byte) indicator.confidence();
            shared[entry] = number(
                    new Shared(indicator.source(), indicator.label(), indicator.tlp(), indicator.decay(), listed));
            return listed;
        }

        public IndicatorSnapshot build() {
            return new IndicatorSnapshot(this);
        }

        private int number(Shared facts) {
            return sharedNumbers.computeIfAbsent(facts, fresh -> {
                sharedFacts.add(fresh);
                return sharedFacts.size() - 1;
            });
        }

        private void grow() {
            int length = shared.length + (shared.length >> 1);
            fromMinutes = Arrays.copyOf(fromMinutes, length);
            untilMinutes = Arrays.copyOf(untilMinutes, length);
            shared = Arrays.copyOf(shared, length);
            confidences = Arrays.copyOf(confidences, length);
        }

        private static int minutes(Instant at) {
            return (int) Math.clamp(Math.floorDiv(at.getEpochSecond(), 60L), 0L, ENDLESS - 1L);
        }

        private static byte[] bytes(Indicator indicator) {
            return switch (indicator.kind()) {
                case ADDRESS -> Objects.requireNonNull(AddressKey.address(indicator.value()), indicator.value());
                case NETWORK -> Objects.requireNonNull(AddressKey.network(indicator.value()), indicator.value());
                case DOMAIN, URL, EMAIL, FILE_NAME, MD5, SHA1, SHA256, CERTIFICATE, JA3, JA4 ->
                    indicator.value().getBytes(StandardCharsets.UTF_8);
            };
        }
    }
}
