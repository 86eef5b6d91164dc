package io.breakwater.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The pooled way to the database for readers and for the console. Every access is one transaction in one {@link Scope};
 * there is no way to reach a row without saying for whom.
 */
public final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final StoreSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Store(StoreSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Connects; throws Hikari's PoolInitializationException when the database can't be reached. */
    public static Store open(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setPoolName("store");
        return new Store(settings, new HikariDataSource(config));
    }

    public StoreSettings settings() {
        return settings;
    }

    /** Runs {@code work} in one transaction that sees only {@code scope}. */
    public <T> T within(Scope scope, Function<Handle, T> work) {
        return jdbi.inTransaction(handle -> {
            Scope.apply(scope, handle);
            return work.apply(handle);
        });
    }

    /** The same for work that gives nothing back. */
    public void change(Scope scope, Consumer<Handle> work) {
        jdbi.useTransaction(handle -> {
            Scope.apply(scope, handle);
            work.accept(handle);
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
