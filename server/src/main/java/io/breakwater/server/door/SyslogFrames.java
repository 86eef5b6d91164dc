package io.breakwater.server.door;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Syslog over TCP (RFC 6587): a message that begins with a digit from 1 to 9 is counted ({@code 34 <165>1 ...}), any other
 * ends with a line feed. Senders mix both on one connection, so each message is looked at for itself.
 */
final class SyslogFrames {
    /** Longest message taken in; what is longer is cut off, read to its end, and told. */
    static final int LONGEST = 1024 * 1024;

    private static final int MOST_DIGITS = 8;

    private final BufferedInputStream in;
    private long position;
    private long number;

    SyslogFrames(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * One message.
     *
     * @param payload at most {@link #LONGEST} bytes of it
     * @param length bytes that it had
     * @param number 0-based, on this connection
     * @param atByte where it began, on this connection
     */
    record Frame(byte[] payload, long length, long number, long atByte) {
        boolean cut() {
            return length > payload.length;
        }
    }

    /** The next message that is not empty; empty at the end of the connection. */
    Optional<Frame> next() throws IOException {
        while (true) {
            long begin = position;
            int first = peek();
            if (first < 0) {
                return Optional.empty();
            }
            Frame frame = first >= '1' && first <= '9' ? counted(begin) : line(begin);
            if (frame.length() > 0) {
                number++;
                return Optional.of(frame);
            }
        }
    }

    private int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    private int read() throws IOException {
        int next = in.read();
        position += next < 0 ? 0 : 1;
        return next;
    }

    /** A count, a blank, and so many bytes. What looks like a count but is none is a line. */
    private Frame counted(long begin) throws IOException {
        in.mark(MOST_DIGITS + 1);
        long count = 0;
        int digits = 0;
        int next = in.read();
        while (next >= '0' && next <= '9' && digits < MOST_DIGITS) {
            count = 10 * count + next - '0';
            digits++;
            next = in.read();
        }
        if (next != ' ') {
            in.reset();
            return line(begin);
        }
        position += digits + 1L;
        byte[] payload = in.readNBytes((int) Math.min(count, LONGEST));
        long rest = skip(count - payload.length);
        position += payload.length + rest;
        return new Frame(payload, payload.length + rest, number, begin);
    }

    private long skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0 && in.read() >= 0) {
            left--;
        }
        return bytes - left;
    }

    private Frame line(long begin) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        int next = read();
        while (next >= 0 && next != '\n') {
            if (length < LONGEST) {
                kept.write(next);
            }
            length++;
            next = read();
        }
        byte[] payload = kept.toByteArray();
        boolean carriageReturn = length == payload.length && length > 0 && payload[payload.length - 1] == '\r';
        return carriageReturn
                ? new Frame(Arrays.copyOf(payload, payload.length - 1), length - 1, number, begin)
                : new Frame(payload, length, number, begin);
    }
}
