package dev.rapport.capture.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server on a loopback address, which keeps what it was asked. */
final class TestServer implements AutoCloseable {

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TestServer(String address, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.setExecutor(threads);
        server.start();
    }

    TestServer() throws IOException {
        this("127.0.0.1", 0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(Asked.of(exchange));
            handler.handle(exchange);
            exchange.close();
        });
    }

    void text(String path, String text) {
        at(path, exchange -> answer(exchange, 200, text));
    }

    void status(String path, int status) {
        at(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    void redirect(String path, String location) {
        at(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    record Asked(String path, Map<String, List<String>> headers) {

        static Asked of(HttpExchange exchange) {
            return new Asked(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()));
        }

        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }
}
