package io.breakwater.server.console;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.server.ServerParts;
import io.breakwater.server.notice.ContactDesk;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Contacts;
import io.breakwater.store.Notices;
import io.breakwater.store.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whom tenants want told, and what they were told. */
@Controller
final class ContactPages {
    private static final int MOST = 100;

    private final Contacts contacts;
    private final Notices notices;
    private final Tenants tenants;
    private final ContactDesk desk;
    private final ServerParts parts;

    ContactPages(Contacts contacts, Notices notices, Tenants tenants, ContactDesk desk, ServerParts parts) {
        this.contacts = contacts;
        this.notices = notices;
        this.tenants = tenants;
        this.desk = desk;
        this.parts = parts;
    }

    @GetMapping("/contacts")
    String show(Viewer viewer, Model model, @RequestParam(defaultValue = "ALL") Notices.Which which) {
        model.addAttribute("contacts", contacts.list(viewer.scope(), Optional.empty()));
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("notices", notices.list(viewer.scope(), Optional.empty(), which, MOST));
        model.addAttribute("undelivered", notices.undelivered(viewer.scope()));
        model.addAttribute("which", which);
        model.addAttribute("channels", Channel.values());
        model.addAttribute("colours", WarningColour.values());
        boolean unreachable = parts.notice().mail().isEmpty() && contacts.count(viewer.scope(), Channel.MAIL) > 0;
        model.addAttribute("noMail", viewer.role().staff() && unreachable);
        return "contacts";
    }

    @PostMapping("/contacts")
    String add(
            Viewer viewer,
            RedirectAttributes once,
            @RequestParam String tenant,
            @RequestParam String name,
            @RequestParam Channel channel,
            @RequestParam String address,
            @RequestParam Language language,
            @RequestParam WarningColour least) {
        ContactDraft draft = new ContactDraft(new TenantId(tenant), name, channel, address, language, least);
        switch (desk.add(viewer, draft).orElseThrow(() -> new NoSuchPage("form"))) {
            case ContactDesk.Added.Kept(var contact, var secret) ->
                secret.ifPresent(shown -> {
                    once.addFlashAttribute("secret", shown);
                    once.addFlashAttribute("secretFor", contact.name());
                });
            case ContactDesk.Added.Objected(var why) -> {
                once.addFlashAttribute("objections", why);
                once.addFlashAttribute("draft", draft);
            }
        }
        return "redirect:/contacts";
    }

    @PostMapping("/contacts/{id}/remove")
    String remove(Viewer viewer, @PathVariable String id) {
        return done(desk.remove(viewer, new ContactId(id)), "/contacts");
    }

    @PostMapping("/contacts/{id}/test")
    String test(Viewer viewer, RedirectAttributes once, @PathVariable String id) {
        once.addFlashAttribute("tested", true);
        return done(desk.test(viewer, new ContactId(id)), "/contacts");
    }

    /** A notice as it was, or will be, sent, with its history. */
    @GetMapping("/notices/{id}")
    String notice(Viewer viewer, Model model, @PathVariable String id) {
        Notices.Named named =
                notices.find(viewer.scope(), new NoticeId(id)).orElseThrow(() -> new NoSuchPage("notice " + id));
        model.addAttribute("named", named);
        model.addAttribute("notice", named.notice());
        model.addAttribute("contact", named.contact());
        return "notice";
    }

    @PostMapping("/notices/{id}/again")
    String again(Viewer viewer, @PathVariable String id) {
        return done(desk.sendAgain(viewer, new NoticeId(id)), "/notices/" + id);
    }

    private static String done(boolean done, String page) {
        if (!done) {
            throw new NoSuchPage("form");
        }
        return "redirect:" + page;
    }
}
