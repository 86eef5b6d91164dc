package io.breakwater.store;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings the schema up to this build. The owner's role does it; the running service logs in as a lesser one. */
public final class Migrations {
    private Migrations() {}

    /**
     * Creates the application's role where it is missing, and applies what is not applied yet.
     *
     * @param owner a role that may create tables, and roles when the application's role does not exist
     * @param app the application's role; it must not bypass row-level security
     * @throws IllegalStateException when the application's role could see around row-level security
     */
    public static void run(StoreSettings owner, StoreSettings app) {
        Jdbi jdbi = Jdbi.create(owner.url(), owner.user(), owner.password());
        jdbi.useHandle(handle -> ensureRole(handle, app));
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", quoted(app.user())))
                .load()
                .migrate();
    }

    private static void ensureRole(Handle handle, StoreSettings app) {
        boolean missing = handle.createQuery("select 1 from pg_roles where rolname = :role")
                .bind("role", app.user())
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
        if (missing) {
            String literal = handle.createQuery("select quote_literal(:password)")
                    .bind("password", app.password())
                    .mapTo(String.class)
                    .one();
            handle.execute("create role " + quoted(app.user()) + " login nobypassrls password " + literal);
        }
        refuseMightyRole(handle, app.user());
    }

    private static void refuseMightyRole(Handle handle, String role) {
        boolean mighty = handle.createQuery("select rolsuper or rolbypassrls from pg_roles where rolname = :role")
                .bind("role", role)
                .mapTo(Boolean.class)
                .one();
        if (mighty) {
            throw new IllegalStateException("role " + role + " is a superuser or has BYPASSRLS, so tenants would not be"
                    + " kept apart; give Breakwater a role without either");
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
