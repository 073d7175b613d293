package dev.rapport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A network to a server of lines that stands still at a word of the client, so that a test can do something just then: what
 * the client says from that word on never reaches the server. Once let go, it passes everything on.
 */
final class HoldingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final String word;
    private final CountDownLatch said = new CountDownLatch(1);
    private volatile boolean holds = true;

    /** @param word of one line, as the client writes it */
    HoldingProxy(int target, String word) throws IOException {
        this.target = target;
        this.word = word;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Whether the client has said the word, and now waits in vain. */
    boolean stands() {
        return said.getCount() == 0;
    }

    void letGo() {
        holds = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            // the test is at its end
        }
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (fromClient && holds && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(word)) {
                    said.countDown();
                    from.getInputStream().readAllBytes(); // until the client is gone
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
                to.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // one of them was killed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
