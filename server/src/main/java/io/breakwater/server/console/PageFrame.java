package io.breakwater.server.console;

import io.breakwater.core.model.Language;
import io.breakwater.core.respond.Briefing;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.security.Viewer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own matter. */
@ControllerAdvice
public final class PageFrame {
    static final String THEME_COOKIE = "theme";

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final ServerSettings settings;
    private final ServerParts parts;
    private final Briefing briefing;
    private final MessageSource messages;

    PageFrame(ServerSettings settings, ServerParts parts, Briefing briefing, MessageSource messages) {
        this.settings = settings;
        this.parts = parts;
        this.briefing = briefing;
        this.messages = messages;
    }

    @ModelAttribute("fmt")
    Formats formats(Locale locale) {
        return new Formats(settings.zone(), messages, briefing.titles(), locale);
    }

    @ModelAttribute("now")
    Instant now() {
        return parts.clock().instant();
    }

    /** {@code zh} or {@code en}. */
    @ModelAttribute("lang")
    String lang(Locale locale) {
        return language(locale) == Language.ZH ? "zh" : "en";
    }

    @ModelAttribute("language")
    Language language(Locale locale) {
        return locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }

    /** {@code light}, {@code dark}, or {@code auto}: as the system is set. */
    @ModelAttribute("theme")
    String theme(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(THEME_COOKIE))
                .map(Cookie::getValue)
                .filter(THEMES::contains)
                .findFirst()
                .orElse("auto");
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Nobody on the login page. */
    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(HttpServletRequest request) {
        return (Viewer) request.getAttribute(Viewer.class.getName());
    }
}
