package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.util.Set;

/**
 * A person or program that may log in.
 *
 * @param id stable, never shown as a login
 * @param passwordHash as the server's encoder wrote it
 * @param mustChange whether the password was given by somebody else and must be changed first
 * @param role name of the role; the server says what it may do
 * @param language {@code zh}, {@code en}, or empty: as the browser asks
 * @param tenants those a tenant's contact may see; empty for the provider's staff
 */
public record Account(
        String id,
        String login,
        String passwordHash,
        boolean mustChange,
        String role,
        String language,
        boolean disabled,
        Set<TenantId> tenants) {
    public Account {
        tenants = Set.copyOf(tenants);
    }

    @Override
    public String toString() {
        return "Account[" + login + ", " + role + "]";
    }
}
