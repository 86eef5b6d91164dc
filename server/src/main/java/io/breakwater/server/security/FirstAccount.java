package io.breakwater.server.security;

import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets the first person in: an operator with a password that is shown once and must be changed. */
public final class FirstAccount {
    /** Login of the first account. */
    public static final String LOGIN = "operator";

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    public FirstAccount(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    /** Makes it when there is no account at all, and gives its password, which is kept nowhere in clear. */
    public Optional<String> ensure() {
        if (!accounts.list().isEmpty()) {
            return Optional.empty();
        }
        String password = Passwords.oneTime();
        Account first = new Account("first", LOGIN, encode(password), true, Role.OPERATOR.name(), "", false, Set.of());
        return accounts.saveFirst(first) ? Optional.of(password) : Optional.empty();
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }
}
