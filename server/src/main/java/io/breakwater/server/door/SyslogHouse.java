package io.breakwater.server.door;

import java.util.Optional;
import java.util.OptionalInt;

/** The syslog door where there is one. */
public final class SyslogHouse implements AutoCloseable {
    private final Optional<SyslogDoor> door;

    SyslogHouse(Optional<SyslogDoor> door) {
        this.door = door;
    }

    public void open() {
        door.ifPresent(SyslogDoor::start);
    }

    /** The port on which syslog is really heard. */
    public OptionalInt port() {
        return door.isPresent() ? OptionalInt.of(door.get().port()) : OptionalInt.empty();
    }

    @Override
    public void close() {
        door.ifPresent(SyslogDoor::close);
    }
}
