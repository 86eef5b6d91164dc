package io.breakwater.server.security;

import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads the account afresh at every request: one that was disabled, or lost a tenant, feels it at once and not at its
 * next login. Hands it to pages as {@link Viewer}, and leads one who must change the password there first.
 */
public final class CurrentAccount implements HandlerInterceptor, HandlerMethodArgumentResolver {
    /** Where a password is changed. */
    public static final String PASSWORD_PAGE = "/password";

    private static final String VIEWER = Viewer.class.getName();

    private final Supplier<Accounts> accounts;

    public CurrentAccount(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return true;
        }
        Optional<Account> account = accounts.get().byLogin(principal.getName()).filter(found -> !found.disabled());
        if (account.isEmpty()) {
            Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.invalidate());
            response.sendRedirect("/login");
            return false;
        }
        request.setAttribute(VIEWER, Viewer.of(account.get()));
        if (account.get().mustChange() && !reachable(request.getRequestURI())) {
            response.sendRedirect(PASSWORD_PAGE);
            return false;
        }
        return true;
    }

    /** A program is not led to a page; its token was issued by somebody who had changed the password. */
    private static boolean reachable(String path) {
        return path.equals(PASSWORD_PAGE) || path.startsWith("/api/") || path.equals("/error");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object viewer = request.getAttribute(VIEWER, NativeWebRequest.SCOPE_REQUEST);
        if (viewer == null) {
            throw new IllegalStateException("a page for a viewer was reached without a login");
        }
        return viewer;
    }
}
