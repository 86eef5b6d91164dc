package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may log in. */
public final class Accounts {
    private static final String SELECT = """
            select a.account_id, login, password_hash, must_change, role, language, disabled,
                   array(select tenant_id from account_tenant x where x.account_id = a.account_id) as tenants
            from account a
            """;

    private final Store store;

    public Accounts(Store store) {
        this.store = store;
    }

    public Optional<Account> byLogin(String login) {
        return one(SELECT + "where login = :key", login);
    }

    /** The account behind an API token's SHA-256 in hex; empty when revoked or unknown. */
    public Optional<Account> byApiToken(String tokenHash) {
        return one(SELECT + """
                join api_token k using (account_id)
                where k.token_hash = :key and k.revoked_at is null and not a.disabled""", tokenHash);
    }

    private Optional<Account> one(String sql, String key) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery(sql)
                        .bind("key", PgText.clean(key))
                        .map((row, context) -> account(row))
                        .findOne());
    }

    /** By login. */
    public List<Account> list() {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery(SELECT + "order by login")
                        .map((row, context) -> account(row))
                        .list());
    }

    /**
     * Adds an account, or replaces the one with the same id.
     *
     * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException when another account has the login
     */
    public void save(Account account) {
        store.change(Scope.PROVIDER, handle -> {
            handle.createUpdate("""
                            insert into account (account_id, login, password_hash, must_change, role, language, disabled)
                            values (:id, :login, :hash, :mustChange, :role, :language, :disabled)
                            on conflict (account_id) do update
                            set login = excluded.login, password_hash = excluded.password_hash,
                                must_change = excluded.must_change, role = excluded.role,
                                language = excluded.language, disabled = excluded.disabled""")
                    .bind("id", account.id())
                    .bind("login", account.login())
                    .bind("hash", account.passwordHash())
                    .bind("mustChange", account.mustChange())
                    .bind("role", account.role())
                    .bind("language", account.language())
                    .bind("disabled", account.disabled())
                    .execute();
            handle.execute("delete from account_tenant where account_id = ?", account.id());
            OutcomeWriter.each(
                    account.tenants(),
                    "insert into account_tenant (account_id, tenant_id) values (:id, :tenant)",
                    handle,
                    (tenant, insert) -> insert.bind("id", account.id()).bind("tenant", tenant.value()));
        });
    }

    /** Adds {@code account} only when there is none at all yet; tells whether it did. */
    public boolean saveFirst(Account account) {
        return store.within(
                        Scope.PROVIDER,
                        handle -> handle.createUpdate("""
                        insert into account (account_id, login, password_hash, must_change, role)
                        select :id, :login, :hash, :mustChange, :role where not exists (select from account)""")
                                .bind("id", account.id())
                                .bind("login", account.login())
                                .bind("hash", account.passwordHash())
                                .bind("mustChange", account.mustChange())
                                .bind("role", account.role())
                                .execute())
                == 1;
    }

    public void loggedIn(String accountId) {
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute("update account set last_login = now() where account_id = ?", accountId));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("account_id"),
                row.getString("login"),
                row.getString("password_hash"),
                row.getBoolean("must_change"),
                row.getString("role"),
                row.getString("language"),
                row.getBoolean("disabled"),
                PgText.strings(row, "tenants").stream().map(TenantId::new).collect(Collectors.toSet()));
    }
}
