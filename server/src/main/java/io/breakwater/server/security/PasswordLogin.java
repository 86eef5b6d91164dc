package io.breakwater.server.security;

import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks login and password against the store; every attempt stands in the audit. */
final class PasswordLogin implements AuthenticationProvider {
    private final Supplier<Accounts> accounts;
    private final Supplier<Audit> audit;
    private final PasswordEncoder encoder;
    private final LoginThrottle throttle;

    PasswordLogin(Supplier<Accounts> accounts, Supplier<Audit> audit, PasswordEncoder encoder, LoginThrottle throttle) {
        this.accounts = accounts;
        this.audit = audit;
        this.encoder = encoder;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (throttle.refuses(login)) {
            throw new LockedException("too many wrong passwords");
        }
        Optional<Account> account = accounts.get().byLogin(login).filter(found -> !found.disabled());
        // An unknown login takes as long as a wrong password, so that logins can't be probed.
        boolean right =
                encoder.matches(password, account.map(Account::passwordHash).orElse(Passwords.NOBODYS_HASH));
        if (account.isEmpty() || !right) {
            throttle.failed(login);
            audit.get().note(login, "login.refused", login, "");
            throw new BadCredentialsException("wrong login or password");
        }
        throttle.succeeded(login);
        accounts.get().loggedIn(account.get().id());
        audit.get().note(login, "login", login, "");
        String role = "ROLE_" + account.get().role();
        return UsernamePasswordAuthenticationToken.authenticated(
                login, null, List.of(new SimpleGrantedAuthority(role)));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
