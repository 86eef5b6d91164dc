package io.breakwater.server.console;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.KeptEvents;
import io.breakwater.store.Tenants;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One event that a detection rests on: what was understood of it, and the record as it came. */
@Controller
final class EventPage {
    private final KeptEvents events;
    private final Tenants tenants;

    EventPage(KeptEvents events, Tenants tenants) {
        this.events = events;
        this.tenants = tenants;
    }

    @GetMapping("/events/{id}")
    ModelAndView show(Viewer viewer, Model model, @PathVariable String id) {
        model.addAttribute("id", id);
        return events.find(viewer.scope(), new EventId(id))
                .map(opened -> page(viewer, opened))
                .orElseGet(() -> new ModelAndView("event-gone", HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(Viewer viewer, KeptEvents.Opened opened) {
        Evidence event = opened.event();
        return new ModelAndView("event")
                .addObject("opened", opened)
                .addObject("event", event)
                .addObject("raw", RawText.of(event.raw(), Evidence.MAX_RAW))
                .addObject(
                        "tenantName",
                        tenants.list(viewer.scope()).stream()
                                .filter(profile -> profile.tenant().equals(event.tenant()))
                                .map(profile -> profile.name())
                                .findFirst()
                                .orElse(event.tenant().value()));
    }
}
