package io.breakwater.app.service;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender at the service's syslog door: TCP, one line a message, from an address of its own. */
final class SyslogLine implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;

    /** @param from local address to send from: by it the service knows the customer */
    SyslogLine(String from, InetSocketAddress door) throws IOException {
        socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(door);
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    void send(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.flush();
        socket.shutdownOutput();
        socket.close();
    }
}
