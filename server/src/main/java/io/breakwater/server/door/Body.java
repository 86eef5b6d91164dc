package io.breakwater.server.door;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request's body with a limit, which remembers how it failed. Readers of records take a broken stream for a damaged
 * file and go on with what came; a door must not acknowledge such a body, because the sender will send it again.
 */
public final class Body extends FilterInputStream {
    private final long most;
    private long length;
    private Optional<IOException> failure = Optional.empty();

    /** @param most bytes; behind them reading fails with {@link TooLargeBody} */
    public Body(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        try {
            int got = super.read(into, offset, wanted);
            length += Math.max(0, got);
            if (length > most) {
                throw new TooLargeBody(most);
            }
            return got;
        } catch (IOException broken) {
            failure = failure.or(() -> Optional.of(broken));
            throw broken;
        }
    }

    /** @throws IOException the first that reading met */
    public void requireWhole() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
