package dev.rapport.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.TestFolders;
import dev.rapport.conversation.Conversation;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** With a real server and a real connection. */
class EventApiIT {

    @Test
    void whoListensHearsOfACallAndIsLetGoAtTheEnd() throws Exception {
        var application = new SpringApplicationBuilder(WebTestApplication.class)
                .run(
                        "--server.port=0",
                        "--rapport.data=" + TestFolders.of("event-test-data"),
                        "--rapport.admin.password=" + WebTest.PASSWORD,
                        "--rapport.models.dir=" + TestFolders.of("web-test-models"),
                        "--rapport.models.fetch=false");
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread listener = Thread.ofVirtual().start(() -> listen(port, lines));
        Awaitility.await().until(() -> lines.contains(":listening"));

        Conversation call = application.getBean(Samples.class).transcribed(1);

        Awaitility.await()
                .untilAsserted(() -> assertThat(lines)
                        .contains("event:item", "event:progress")
                        .anyMatch(line -> line.contains(call.id().toString()) && line.contains("\"stage\":\"index\"")));
        long start = System.nanoTime();
        application.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(listener.join(Duration.ofSeconds(5))).isTrue();
    }

    private static void listen(int port, BlockingQueue<String> lines) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/v1/events")
                    .toURL()
                    .openConnection();
            connection.setRequestProperty("Authorization", WebTest.ADMIN);
            try (var reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.add("ended: " + e);
        }
    }
}
