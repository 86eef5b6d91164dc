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

    /**
     * Does {@code work} while nobody else holds {@code key}, in this process or another; leaves it when somebody does. The
     * lock stands on a connection of its own: what {@code work} writes is committed step by step, and a process that dies
     * lets go of the lock at once.
     *
     * @return whether it was done
     */
    public boolean alone(String key, Runnable work) {
        Jdbi own = Jdbi.create(settings.url(), settings.user(), settings.password());
        try (Handle handle = own.open()) {
            boolean mine = handle.createQuery("select pg_try_advisory_lock(hashtextextended(:key, 0))")
                    .bind("key", key)
                    .mapTo(Boolean.class)
                    .one();
            if (mine) {
                work.run();
            }
            return mine;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
