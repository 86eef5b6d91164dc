package io.breakwater.server.console;

import io.breakwater.server.ServerSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Language and theme, kept in cookies. */
@Controller
final class PreferencePages {
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final LocaleResolver locales;
    private final ServerSettings settings;

    PreferencePages(LocaleResolver locales, ServerSettings settings) {
        this.locales = locales;
        this.settings = settings;
    }

    @PostMapping("/language")
    String language(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back) {
        locales.setLocale(request, response, to.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        return "redirect:" + local(back);
    }

    @PostMapping("/theme")
    String theme(HttpServletResponse response, @RequestParam String to, @RequestParam(defaultValue = "/") String back) {
        Cookie cookie = new Cookie(PageFrame.THEME_COOKIE, THEMES.contains(to) ? to : "auto");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.tls().isPresent());
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        return "redirect:" + local(back);
    }

    /** Only a path of this console: nobody is to be sent elsewhere. */
    private static String local(String back) {
        boolean here = back.startsWith("/") && !back.startsWith("//") && back.indexOf('\\') < 0;
        return here ? back : "/";
    }
}
