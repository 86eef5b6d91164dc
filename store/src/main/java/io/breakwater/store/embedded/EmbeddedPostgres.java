package io.breakwater.store.embedded;

import io.breakwater.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A PostgreSQL of our own on a folder that outlives it.
 *
 * <p>The server is no child of this process: when this process is killed, the server goes on, and the next start finds it
 * in {@code postmaster.pid} and takes it over as it is. When the machine went down instead, PostgreSQL recovers from its
 * write-ahead log as always; fsync stays on. Only one Breakwater may hold a folder: a file lock, which the system drops
 * with the process, tells a killed owner from a living one.
 *
 * <p>It listens on loopback only, at a port that is free at its start, and wants a password (SCRAM) from everyone.
 * PostgreSQL refuses to run as root; started by root, it is given a user namespace in which it is not.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "breakwater";
    private static final String OWNER = "breakwater_owner";
    private static final String APP = "breakwater_app";

    private final PostmasterControl control;
    private final FileChannel lockFile;
    private final Passwords passwords;
    private final Started started;

    /** How the server came to run. */
    private record Started(int port, boolean takenOver) {}

    private EmbeddedPostgres(PostmasterControl control, FileChannel lockFile, Passwords passwords, Started started) {
        this.control = control;
        this.lockFile = lockFile;
        this.passwords = passwords;
        this.started = started;
    }

    /**
     * Starts on {@code folder}, making it at the first time, or takes over the server that a killed process left there.
     *
     * @param folder holds the tables, the passwords and the server's log
     * @param cache where the binaries are unpacked; may be shared by many folders
     * @throws IOException when another process holds the folder, or the server does not come up; the message says where
     *     its log is
     */
    public static EmbeddedPostgres start(Path folder, Path cache) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile = lock(folder);
        try {
            Passwords passwords = Passwords.in(folder.resolve("passwords"));
            PostmasterControl control = new PostmasterControl(PostgresBinaries.unpacked(cache), folder);
            Started started = bringUp(control, passwords);
            prepareDatabase(started.port(), passwords);
            return new EmbeddedPostgres(control, lockFile, passwords, started);
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
    }

    /**
     * Stops the server that a killed process left on {@code folder}.
     *
     * @return whether there was one
     * @throws IOException when a living process holds the folder
     */
    public static boolean stopLeftBehind(Path folder, Path cache) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (FileChannel held = lock(folder)) {
            PostmasterControl control = new PostmasterControl(PostgresBinaries.unpacked(cache), folder);
            boolean left = control.initialised() && control.running();
            control.stop();
            return left && held.isOpen();
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another Breakwater runs on " + folder + "; stop it, or choose another data folder");
        }
        return channel;
    }

    private static Started bringUp(PostmasterControl control, Passwords passwords) throws IOException {
        if (!control.initialised()) {
            control.initialise(passwords.superuser());
        }
        if (control.running()) {
            return new Started(control.port(), true);
        }
        control.start();
        return new Started(control.port(), false);
    }

    private static void prepareDatabase(int port, Passwords passwords) {
        Jdbi asSuperuser = Jdbi.create(url(port, "postgres"), PostmasterControl.SUPERUSER, passwords.superuser());
        asSuperuser.useHandle(handle -> {
            if (missing(handle, "select 1 from pg_roles where rolname = ?", OWNER)) {
                handle.execute("create role " + OWNER + " login createrole password '" + passwords.owner() + "'");
            }
            if (missing(handle, "select 1 from pg_database where datname = ?", DATABASE)) {
                handle.execute("create database " + DATABASE + " owner " + OWNER);
            }
        });
    }

    private static boolean missing(Handle handle, String query, String name) {
        return handle.createQuery(query)
                .bind(0, name)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The role that owns the tables; for migrations only. */
    public StoreSettings owner() {
        return new StoreSettings(url(started.port(), DATABASE), OWNER, passwords.owner());
    }

    /** The role that the service logs in as; row-level security binds it. */
    public StoreSettings app() {
        return new StoreSettings(url(started.port(), DATABASE), APP, passwords.app());
    }

    public int port() {
        return started.port();
    }

    /** Whether the server was already there, left by a process that was killed. */
    public boolean takenOver() {
        return started.takenOver();
    }

    /** Stops the server after its running transactions were rolled back, and gives the folder free. */
    @Override
    public void close() {
        try (lockFile) {
            control.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly; it recovers at its next start", failed);
        }
    }
}
