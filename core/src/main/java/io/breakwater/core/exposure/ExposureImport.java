package io.breakwater.core.exposure;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Turns files of one tenant into exposed assets. Several files about one asset come together: the scan that saw the open
 * port, the inventory that knows the version, the scanner that found the flaw. Only what the tenant has authorised is
 * taken; what lies outside is counted and forgotten.
 */
public final class ExposureImport {
    private final TenantId tenant;
    private final Scope scope;
    private final ProductCatalogue catalogue;
    private final Recogniser recogniser;
    private final Instant knownFrom;
    private final Map<String, Merged> byHost = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private long outOfScope;

    /**
     * @param scope what may be looked at
     * @param knownFrom from when on the files count as known where they do not tell themselves
     */
    public ExposureImport(
            TenantId tenant, Scope scope, ProductCatalogue catalogue, Recogniser recogniser, Instant knownFrom) {
        this.tenant = tenant;
        this.scope = scope;
        this.catalogue = catalogue;
        this.recogniser = recogniser;
        this.knownFrom = knownFrom;
    }

    /** A line or object that could not be taken. */
    public record Refused(String file, String place, String message) {}

    /** Takes one file in; may be called for several. */
    public void read(String file, ExposureFormat format, InputStream in) throws IOException {
        format.reader().read(in, new ExposureReader.Sink() {
            @Override
            public void observed(Observation observation) {
                take(observation);
            }

            @Override
            public void refused(String place, String message) {
                refused.add(new Refused(file, place, message));
            }
        });
    }

    private void take(Observation observation) {
        if (!scope.holds(observation.host())) {
            outOfScope++;
            return;
        }
        byHost.computeIfAbsent(observation.host(), Merged::new).add(observation);
    }

    /** Assets as all files together tell them, in the order in which they were first seen. */
    public List<ExposedAsset> assets() {
        return byHost.values().stream().map(Merged::asset).toList();
    }

    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** Observations of hosts that the tenant has not authorised. */
    public long outOfScope() {
        return outOfScope;
    }

    /** What several observations tell of one host. */
    private final class Merged {
        private final String host;
        private String name = "";
        private String product = "";
        private String version = "";
        private String province = "";
        private boolean surveyed;
        private Instant latest = Instant.MIN;
        private final TreeSet<String> weaknesses = new TreeSet<>();

        Merged(String host) {
            this.host = host;
        }

        void add(Observation observation) {
            name = name.isEmpty() ? observation.asset() : name;
            province = province.isEmpty() ? observation.province() : province;
            surveyed |= observation.surveyed();
            weaknesses.addAll(observation.weaknesses());
            Instant at = observation.at().orElse(knownFrom);
            latest = at.isAfter(latest) ? at : latest;
            recogniser
                    .recognise(observation.face())
                    .ifPresent(seen ->
                            product(seen.product(), seen.version().isEmpty() ? observation.version() : seen.version()));
            product(observation.product(), observation.version());
        }

        /** A product of the catalogue goes before one that only a tool knows; a version is added to its own product. */
        private void product(String found, String foundVersion) {
            String canonical = catalogue.canonical(found);
            boolean better =
                    catalogue.find(found).isPresent() && catalogue.find(product).isEmpty();
            if (!found.isBlank() && (product.isEmpty() || better)) {
                product = canonical;
                version = foundVersion;
            } else if (canonical.equals(product) && version.isEmpty()) {
                version = foundVersion;
            }
        }

        ExposedAsset asset() {
            return new ExposedAsset(
                    tenant,
                    AssetId.of(name.isEmpty() ? host : name),
                    host,
                    province,
                    product,
                    version,
                    surveyed,
                    latest,
                    new ArrayList<>(weaknesses));
        }
    }
}
