package dev.rapport.capture.email.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A network that breaks: it passes on what the server sends up to a number of bytes, and then closes all connections. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** After so many more bytes, once. */
    void cutAfter(long bytes) {
        room.set(bytes);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> pump(client, server, new AtomicLong(Long.MAX_VALUE)));
                Thread.ofVirtual().start(() -> pump(server, client, room));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void pump(Socket from, Socket to, AtomicLong allowed) {
        byte[] buffer = new byte[1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (allowed.addAndGet(-read) < 0) {
                    allowed.set(Long.MAX_VALUE);
                    cut();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
            cut(from, to);
        } catch (IOException e) {
            cut(from, to);
        }
    }

    void cut() {
        cut(open.toArray(Socket[]::new));
    }

    private void cut(Socket... sockets) {
        for (Socket socket : new ArrayList<>(List.of(sockets))) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed it shall be
            }
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
