package dev.rapport.subscription;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A system that is told of changes, on loopback: keeps what it was told, and answers what it was told to answer. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    final List<Told> told = new CopyOnWriteArrayList<>();
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** One request. */
    record Told(String method, String path, HttpExchange http, String body) {

        String header(String name) {
            return String.valueOf(http.getRequestHeaders().getFirst(name));
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void take(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = http.getRequestURI().toString();
        told.add(new Told(http.getRequestMethod(), path, http, body));
        byte[] answer = path.endsWith("/token")
                ? "{\"access_token\": \"t0ken\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                        .getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        Integer status = path.endsWith("/token") ? Integer.valueOf(200) : answers.poll();
        if (answer.length > 0) {
            http.getResponseHeaders().add("Content-Type", "application/json");
        }
        http.getResponseHeaders().add("Location", url("/elsewhere"));
        http.sendResponseHeaders(status == null ? 200 : status, answer.length == 0 ? -1 : answer.length);
        http.getResponseBody().write(answer);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
