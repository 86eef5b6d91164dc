package io.breakwater.server.console;

import io.breakwater.core.exposure.ExposureFormat;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.exposure.ExposureDesk;
import io.breakwater.server.exposure.Preview;
import io.breakwater.server.exposure.Waiting;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.ExposureReceipt;
import io.breakwater.store.Exposures;
import io.breakwater.store.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a tenant shows to the internet: what it has authorised, inventories and scans taken in under that, receipts. */
@Controller
final class ExposurePages {
    private static final int SHOWN = 100;

    private final Exposures exposures;
    private final ExposureDesk desk;
    private final Waiting waiting;
    private final Tenants tenants;
    private final ServerParts parts;
    private final ServerSettings settings;

    ExposurePages(
            Exposures exposures,
            ExposureDesk desk,
            Waiting waiting,
            Tenants tenants,
            ServerParts parts,
            ServerSettings settings) {
        this.exposures = exposures;
        this.desk = desk;
        this.waiting = waiting;
        this.tenants = tenants;
        this.parts = parts;
        this.settings = settings;
    }

    @GetMapping("/exposure")
    String choose(Viewer viewer, Model model, @RequestParam(defaultValue = "") String tenant) {
        requireImporter(viewer);
        if (!tenant.isBlank()) {
            return page(known(viewer, tenant));
        }
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        return "exposure";
    }

    /** @param preview name of what was read and waits for a yes; blank: nothing */
    @GetMapping("/exposure/{tenant}")
    String show(
            Viewer viewer, Model model, @PathVariable String tenant, @RequestParam(defaultValue = "") String preview) {
        TenantId id = known(viewer, tenant);
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("tenant", profile(viewer, id));
        model.addAttribute("today", LocalDate.ofInstant(parts.clock().instant(), settings.zone()));
        model.addAttribute("grants", exposures.grants(viewer.scope(), id));
        model.addAttribute("mayRead", !desk.holding(viewer, id).isEmpty());
        model.addAttribute("receipts", exposures.receipts(viewer.scope(), id));
        model.addAttribute("count", exposures.count(viewer.scope(), id));
        model.addAttribute("known", exposures.known(viewer.scope(), id, SHOWN));
        model.addAttribute("formats", ExposureFormat.values());
        model.addAttribute("shown", SHOWN);
        waiting.find(viewer.login(), preview)
                .filter(read -> read.tenant().equals(id))
                .ifPresent(read -> {
                    model.addAttribute("preview", read);
                    model.addAttribute("previewId", preview);
                });
        return "exposure";
    }

    @PostMapping("/exposure/{tenant}/grants")
    String authorise(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String tenant,
            @RequestParam String entries,
            @RequestParam String authorisedBy,
            @RequestParam String reference,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        requireManager(viewer);
        TenantId id = known(viewer, tenant);
        try {
            desk.authorise(
                    viewer, id, new ExposureDesk.Word(entries, authorisedBy, reference, Optional.ofNullable(until)));
        } catch (IllegalArgumentException wrong) {
            once.addFlashAttribute("complaint", wrong.getMessage());
            once.addFlashAttribute("entries", entries);
        }
        return page(id);
    }

    @PostMapping("/exposure/{tenant}/end")
    String end(Viewer viewer, @PathVariable String tenant, @RequestParam String grant) {
        requireManager(viewer);
        TenantId id = known(viewer, tenant);
        desk.end(viewer, id, grant);
        return page(id);
    }

    /** Reads the files; nothing is taken in yet. */
    @PostMapping("/exposure/{tenant}/read")
    String read(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String tenant,
            @RequestParam List<MultipartFile> files,
            @RequestParam(required = false) @Nullable ExposureFormat format,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate madeOn) {
        TenantId id = known(viewer, tenant);
        List<Chosen> chosen =
                files.stream().filter(file -> !file.isEmpty()).map(Chosen::new).toList();
        if (chosen.isEmpty()) {
            once.addFlashAttribute("complaintKey", "exposure.nofile");
            return page(id);
        }
        try {
            Preview preview = desk.read(viewer, id, chosen, Optional.ofNullable(format), Optional.ofNullable(madeOn));
            return page(id) + "?preview=" + waiting.keep(viewer.login(), preview) + "#preview";
        } catch (IllegalArgumentException refused) {
            once.addFlashAttribute("complaint", refused.getMessage());
            return page(id);
        }
    }

    private record Chosen(MultipartFile file) implements ExposureDesk.Upload {
        @Override
        public String name() {
            String name = file.getOriginalFilename();
            return name == null || name.isBlank() ? "file" : name;
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }

    @PostMapping("/exposure/{tenant}/take")
    String take(Viewer viewer, RedirectAttributes once, @PathVariable String tenant, @RequestParam String preview) {
        TenantId id = known(viewer, tenant);
        Optional<Preview> read = waiting.remove(viewer.login(), preview)
                .filter(each -> each.tenant().equals(id));
        if (read.isEmpty()) {
            once.addFlashAttribute("complaintKey", "exposure.gone");
            return page(id);
        }
        try {
            ExposureReceipt receipt = desk.take(viewer, read.get());
            once.addFlashAttribute("receipt", receipt);
        } catch (IntakeRefusal refused) {
            once.addFlashAttribute("complaint", refused.getMessage());
        }
        return page(id);
    }

    @PostMapping("/exposure/{tenant}/discard")
    String discard(Viewer viewer, @PathVariable String tenant, @RequestParam String preview) {
        TenantId id = known(viewer, tenant);
        waiting.remove(viewer.login(), preview);
        return page(id);
    }

    private TenantId known(Viewer viewer, String tenant) {
        requireImporter(viewer);
        TenantId id = new TenantId(tenant.strip());
        profile(viewer, id);
        return id;
    }

    private TenantProfile profile(Viewer viewer, TenantId id) {
        return tenants.find(viewer.scope(), id).orElseThrow(() -> new NoSuchPage("tenant " + id));
    }

    private static void requireImporter(Viewer viewer) {
        if (!viewer.role().importsExposure()) {
            throw new NoSuchPage("page");
        }
    }

    private static void requireManager(Viewer viewer) {
        if (!viewer.role().managesTenants()) {
            throw new NoSuchPage("form");
        }
    }

    private static String page(TenantId tenant) {
        return "redirect:/exposure/" + tenant;
    }
}
