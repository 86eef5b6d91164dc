package io.breakwater.server.console;

import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.server.notice.ReceiptDesk;
import io.breakwater.server.notice.ReceiptThrottle;
import io.breakwater.store.Notices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where a contact says that they read a notice, without a login: whoever has the word has the notice. Opening the page
 * acknowledges nothing, for mail gateways open links; the button does.
 */
@Controller
final class ReceiptPage {
    private final ReceiptDesk desk;
    private final ReceiptThrottle throttle;

    ReceiptPage(ReceiptDesk desk, ReceiptThrottle throttle) {
        this.desk = desk;
        this.throttle = throttle;
    }

    @GetMapping("/notice/{word}")
    String look(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String word) {
        return page(request, response, model, word, desk::open);
    }

    @PostMapping("/notice/{word}")
    String acknowledge(
            HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String word) {
        return page(request, response, model, word, desk::acknowledge);
    }

    private String page(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String word,
            Function<String, Optional<Notices.Named>> deed) {
        boolean admitted = throttle.admits(request.getRemoteAddr());
        Optional<Notices.Named> named = admitted ? deed.apply(word) : Optional.empty();
        if (named.isEmpty()) {
            response.setStatus(admitted ? 404 : 429);
        }
        named.ifPresent(found -> {
            model.addAttribute("named", found);
            found.notice().when(NoticeState.ACKNOWLEDGED).ifPresent(at -> model.addAttribute("readAt", at));
        });
        model.addAttribute("busy", !admitted);
        return "receipt";
    }
}
