package io.breakwater.server.exposure;

import io.breakwater.core.exposure.ExposureFormat;
import io.breakwater.core.exposure.ExposureImport;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.exposure.Scope;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.door.FactIntake;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.ExposureGrant;
import io.breakwater.store.ExposureReceipt;
import io.breakwater.store.ExposureReceipt.Problem;
import io.breakwater.store.Exposures;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in inventories and scans of a tenant. Only what the tenant has authorised is looked at: without an authorisation
 * that holds today nothing is read. What was read can be looked over before it is taken in; taking it in leaves a receipt.
 */
public final class ExposureDesk {
    private static final int HEAD = 4096;
    private static final int LONGEST = 300;
    private static final int MOST_ENTRIES = 10_000;

    private final Exposures exposures;
    private final FactIntake intake;
    private final Audit audit;
    private final ServerParts parts;
    private final ServerSettings settings;

    public ExposureDesk(
            Exposures exposures, FactIntake intake, Audit audit, ServerParts parts, ServerSettings settings) {
        this.exposures = exposures;
        this.intake = intake;
        this.audit = audit;
        this.parts = parts;
        this.settings = settings;
    }

    /** One file, by its name for people. */
    public interface Upload {
        String name();

        /** Opens it; read once, then closed. */
        InputStream open() throws IOException;
    }

    /**
     * What a person says was authorised.
     *
     * @param entries one address, network or domain a line; what follows {@code #} does not count
     */
    public record Word(String entries, String authorisedBy, String reference, Optional<LocalDate> until) {}

    /**
     * Keeps what a tenant has authorised. Entries that cannot be read, or a word that names nobody, are an
     * IllegalArgumentException that says which and why.
     */
    public ExposureGrant authorise(Viewer viewer, TenantId tenant, Word word) {
        List<String> lines = word.entries().lines().toList();
        Scope.parse(lines);
        List<String> entries = lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("the scope must have 1 to " + MOST_ENTRIES
                    + " addresses, networks or domains, one a line; it has " + entries.size());
        }
        require(word.authorisedBy(), "who authorised it");
        require(word.reference(), "the reference by which it can be looked up");
        Instant now = parts.clock().instant();
        if (word.until().filter(today(now)::isAfter).isPresent()) {
            throw new IllegalArgumentException("the last day " + word.until().get() + " is over already");
        }
        String id = ContentHash.of("exposure-grant")
                .add(tenant.value())
                .add(String.join("\n", entries))
                .add(word.authorisedBy().strip())
                .add(word.reference().strip())
                .add(now.toEpochMilli())
                .hex();
        ExposureGrant grant = new ExposureGrant(
                id,
                tenant,
                entries,
                word.authorisedBy().strip(),
                word.reference().strip(),
                word.until(),
                viewer.login(),
                now,
                Optional.empty(),
                Optional.empty());
        exposures.record(viewer.scope(), grant);
        audit.note(
                viewer.login(),
                "exposure.authorise",
                tenant.value(),
                entries.size() + " entries by the word of " + grant.authorisedBy() + ", " + grant.reference());
        return grant;
    }

    private static void require(String text, String what) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("say " + what + ", in 1 to " + LONGEST + " characters");
        }
    }

    /** Ends an authorisation; false when there is none that stands. What was taken in under it stays known. */
    public boolean end(Viewer viewer, TenantId tenant, String grant) {
        boolean ended = exposures.end(
                viewer.scope(), tenant, grant, viewer.login(), parts.clock().instant());
        if (ended) {
            audit.note(viewer.login(), "exposure.end", tenant.value(), grant);
        }
        return ended;
    }

    /** Authorisations that hold today. */
    public List<ExposureGrant> holding(Viewer viewer, TenantId tenant) {
        LocalDate today = today(parts.clock().instant());
        return exposures.grants(viewer.scope(), tenant).stream()
                .filter(grant -> grant.holds(today))
                .toList();
    }

    /**
     * Reads files without taking anything in. Without an authorisation that holds it is an IllegalArgumentException.
     *
     * @param format empty: told by the content of each file
     * @param madeOn when the files were made, where they do not tell; empty: now
     */
    public Preview read(
            Viewer viewer,
            TenantId tenant,
            List<? extends Upload> files,
            Optional<ExposureFormat> format,
            Optional<LocalDate> madeOn) {
        List<ExposureGrant> grants = holding(viewer, tenant);
        if (grants.isEmpty()) {
            throw new IllegalArgumentException(
                    "no authorisation of the tenant holds today; record what it has authorised first");
        }
        Scope scope = Scope.parse(
                grants.stream().flatMap(grant -> grant.entries().stream()).toList());
        Instant now = parts.clock().instant();
        Instant madeAt = madeOn.map(day -> day.atStartOfDay(settings.zone()).toInstant())
                .filter(at -> at.isBefore(now))
                .orElse(now);
        ProductCatalogue catalogue = parts.products().get();
        ExposureImport imported = new ExposureImport(tenant, scope, catalogue, catalogue.recogniser(), madeAt);
        List<Problem> broken = new ArrayList<>();
        for (Upload file : files) {
            read(file, format, imported).ifPresent(broken::add);
        }
        List<Problem> problems = new ArrayList<>(broken);
        imported.refused().stream()
                .map(refused -> new Problem(refused.file(), refused.place(), refused.message()))
                .forEach(problems::add);
        return new Preview(
                tenant,
                files.stream().map(Upload::name).toList(),
                grants.stream().map(ExposureGrant::id).toList(),
                imported.assets(),
                imported.outOfScope(),
                problems);
    }

    /** A file that breaks off keeps what came before; where it broke is a problem like any other. */
    private static Optional<Problem> read(Upload file, Optional<ExposureFormat> format, ExposureImport into) {
        try (InputStream in = new BufferedInputStream(file.open(), HEAD)) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            into.read(file.name(), format.orElseGet(() -> ExposureFormat.of(head)), in);
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(new Problem(file.name(), "whole file", String.valueOf(broken.getMessage())));
        }
    }

    /** Takes in what was read: durable when this returns. */
    public ExposureReceipt take(Viewer viewer, Preview preview) {
        Instant now = parts.clock().instant();
        long taken = intake.take(preview.assets(), now);
        String id = ContentHash.of("exposure-import")
                .add(preview.tenant().value())
                .add(viewer.login())
                .add(now.toEpochMilli())
                .hex();
        ExposureReceipt receipt = new ExposureReceipt(
                id,
                preview.tenant(),
                now,
                viewer.login(),
                preview.files(),
                preview.grants(),
                Math.toIntExact(taken),
                preview.problems().size(),
                preview.outOfScope(),
                preview.problems().stream().limit(ExposureReceipt.TOLD).toList());
        exposures.keep(viewer.scope(), receipt);
        audit.note(
                viewer.login(),
                "exposure.import",
                preview.tenant().value(),
                taken + " assets, " + receipt.refused() + " refused, " + receipt.outOfScope() + " outside the scope");
        return receipt;
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, settings.zone());
    }
}
