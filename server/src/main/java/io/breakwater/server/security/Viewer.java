package io.breakwater.server.security;

import io.breakwater.store.Account;
import io.breakwater.store.Scope;

/**
 * Who asks, as of this request.
 *
 * @param scope the rows that they may see; every reader wants it
 */
public record Viewer(Account account, Role role, Scope scope) {
    static Viewer of(Account account) {
        Role role = Role.valueOf(account.role());
        return new Viewer(account, role, role.staff() ? Scope.PROVIDER : Scope.of(account.tenants()));
    }

    public String login() {
        return account.login();
    }
}
