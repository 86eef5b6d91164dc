package io.breakwater.server.security;

import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by {@code Authorization: Bearer}. */
final class ApiTokenFilter extends OncePerRequestFilter {
    private final Supplier<Accounts> accounts;

    ApiTokenFilter(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Account> account = BearerToken.of(request).map(Tokens::hash).flatMap(accounts.get()::byApiToken);
        account.ifPresent(ApiTokenFilter::authenticate);
        chain.doFilter(request, response);
    }

    private static void authenticate(Account account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account.login(), null, List.of(new SimpleGrantedAuthority("ROLE_" + account.role()))));
        SecurityContextHolder.setContext(context);
    }
}
