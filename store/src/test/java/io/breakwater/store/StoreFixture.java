package io.breakwater.store;

import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One embedded PostgreSQL for all test classes of a run; each class gets an empty database's worth of tables. */
final class StoreFixture implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StoreFixture.class);

    /** Stopped by JUnit at the end of the run. */
    record Running(Path folder, EmbeddedPostgres postgres, Store store) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("breakwater-store");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, cache());
                Migrations.run(postgres.owner(), postgres.app());
                return new Running(folder, postgres, Store.open(postgres.app()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            store.close();
            postgres.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static Path cache() {
        return Path.of(System.getProperty("java.io.tmpdir"), "breakwater-binaries");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context).store().change(Scope.PROVIDER, handle -> {
            for (String table : new String[] {
                "tenant",
                "source_count",
                "incident",
                "incident_change",
                "rejected",
                "warning",
                "warning_step",
                "sighting",
                "campaign",
                "wave_alarm"
            }) {
                handle.execute("delete from " + table);
            }
        });
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("running", key -> Running.start(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Store.class || type == EmbeddedPostgres.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return parameter.getParameter().getType() == Store.class ? running.store() : running.postgres();
    }
}
