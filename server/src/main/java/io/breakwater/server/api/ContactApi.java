package io.breakwater.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.notice.ContactDesk;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Contacts;
import io.breakwater.store.Notices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts and notices for programs: the same rules as on the pages. */
@RestController
@RequestMapping("/api/v1")
final class ContactApi {
    private static final int MOST = 500;

    private final Contacts contacts;
    private final Notices notices;
    private final ContactDesk desk;

    ContactApi(Contacts contacts, Notices notices, ContactDesk desk) {
        this.contacts = contacts;
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/contacts")
    ResponseEntity<byte[]> contacts(Viewer viewer, @RequestParam(defaultValue = "") String tenant) {
        return JsonAnswer.ok(contacts.list(viewer.scope(), tenant(tenant)));
    }

    /** Adds {@code tenant}, {@code name}, {@code channel}, {@code address}, {@code language}, {@code least}. */
    @PostMapping("/contacts")
    ResponseEntity<byte[]> add(Viewer viewer, HttpServletRequest request) {
        JsonNode wish = JsonBody.read(request);
        ContactDraft draft = new ContactDraft(
                new TenantId(JsonBody.text(wish, "tenant")),
                JsonBody.text(wish, "name"),
                choice(wish, "channel", Channel.class),
                JsonBody.text(wish, "address"),
                choice(wish, "language", Language.class),
                choice(wish, "least", WarningColour.class));
        return switch (desk.add(viewer, draft).orElseThrow(() -> new NoSuchPage("contacts"))) {
            case ContactDesk.Added.Kept kept -> JsonAnswer.of(201, kept);
            case ContactDesk.Added.Objected(var why) -> JsonAnswer.of(409, new ActionApi.Objections("objected", why));
        };
    }

    @PostMapping("/contacts/{id}/remove")
    ResponseEntity<byte[]> remove(Viewer viewer, @PathVariable String id) {
        return done(desk.remove(viewer, new ContactId(id)), "contact " + id);
    }

    @PostMapping("/contacts/{id}/test")
    ResponseEntity<byte[]> test(Viewer viewer, @PathVariable String id) {
        return done(desk.test(viewer, new ContactId(id)), "contact " + id);
    }

    /** The newest first; {@code which}: {@code ALL} or {@code UNDELIVERED}. */
    @GetMapping("/notices")
    ResponseEntity<byte[]> notices(
            Viewer viewer,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "ALL") Notices.Which which) {
        return JsonAnswer.ok(notices.list(viewer.scope(), tenant(tenant), which, MOST));
    }

    @GetMapping("/notices/{id}")
    ResponseEntity<byte[]> notice(Viewer viewer, @PathVariable String id) {
        return JsonAnswer.ok(
                notices.find(viewer.scope(), new NoticeId(id)).orElseThrow(() -> new NoSuchPage("notice " + id)));
    }

    @PostMapping("/notices/{id}/again")
    ResponseEntity<byte[]> again(Viewer viewer, @PathVariable String id) {
        return done(desk.sendAgain(viewer, new NoticeId(id)), "notice " + id + " that was given up");
    }

    private static ResponseEntity<byte[]> done(boolean done, String what) {
        if (!done) {
            throw new NoSuchPage(what);
        }
        return JsonAnswer.ok(Map.of("done", true));
    }

    private static <E extends Enum<E>> E choice(JsonNode wish, String key, Class<E> type) {
        String written = JsonBody.text(wish, key);
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not '" + written + "'"));
    }

    private static Optional<TenantId> tenant(String id) {
        return id.isBlank() ? Optional.empty() : Optional.of(new TenantId(id));
    }
}
