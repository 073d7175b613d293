package dev.rapport.capture.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.fetch.Fetched.Got;
import dev.rapport.conversation.TemporaryFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut, by a server that says just what a test wants it to. */
class ResumedFetchTest {

    private static final String WHOLE = "0123456789abcdefghij";

    @TempDir
    private Path folder;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;
    private HttpFetch fetch;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        fetch = new HttpFetch(
                HttpFetchTest.settings(List.of(), List.of("127.0.0.1"), Duration.ofSeconds(20)),
                host -> List.of(InetAddress.getByName(host)),
                SSLContexts.createDefault());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        fetch.close();
    }

    /** Each answer is sent to the next one who asks, and the connection cut after it. */
    private void answers(String... answers) {
        Thread.startVirtualThread(() -> {
            for (String answer : answers) {
                try (Socket socket = server.accept()) {
                    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                    String range = "";
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        range += line.matches("(?i)(if-)?range:.*") ? line.replaceFirst(".*?: *", "") + " " : "";
                    }
                    ranges.add(range.strip());
                    OutputStream out = socket.getOutputStream();
                    out.write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static String whole(String tag, String sent) {
        return "HTTP/1.1 200 OK\nContent-Type: audio/x-wav\nContent-Length: 20\n" + tag + "\n\n" + sent;
    }

    private static String part(int from, String range, String sent) {
        return "HTTP/1.1 206 Partial Content\nContent-Length: " + (20 - from) + "\nContent-Range: bytes " + range
                + "\n\n" + sent;
    }

    private Fetched fetch() {
        URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a");
        return fetch.fetch(FetchWish.of(url, 100), folder.resolve("it"));
    }

    private String fetched() throws IOException {
        assertThat(fetch()).isEqualTo(new Got(folder.resolve("it"), 20, null));
        return Files.readString(folder.resolve("it"));
    }

    @Test
    void aCutOneIsGoneOnWith() throws IOException {
        answers(whole("ETag: \"v1\"", "01234567"), part(8, "8-19/20", "89ab"), part(12, "12-19/20", "cdefghij"));

        assertThat(fetched()).isEqualTo(WHOLE);
        assertThat(ranges).containsExactly("", "bytes=8- \"v1\"", "bytes=12- \"v1\"");
    }

    @Test
    void itIsGoneOnWithAfterARestartToo() throws IOException {
        answers(whole("Last-Modified: Tue, 03 Mar 2026 10:00:00 GMT", "01234567"), "HTTP/1.1 503 No\n\n");
        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class);

        answers(part(8, "8-19/20", "89abcdefghij"));
        assertThat(fetched()).isEqualTo(WHOLE);
        assertThat(ranges.getLast()).isEqualTo("bytes=8- Tue, 03 Mar 2026 10:00:00 GMT");
    }

    @Test
    void whatHasChangedMeanwhileIsFetchedFromItsBeginning() throws IOException {
        answers(whole("ETag: \"v1\"", "OLDOLDOLD"), whole("ETag: \"v2\"", WHOLE));

        assertThat(fetch()).isEqualTo(new Got(folder.resolve("it"), 20, "audio/x-wav"));
        assertThat(Files.readString(folder.resolve("it"))).isEqualTo(WHOLE);
    }

    @Test
    void withoutANameOfItsStateItIsFetchedFromItsBeginning() throws IOException {
        answers(whole("ETag: W/\"weak\"", "01234567"));
        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class);

        answers(whole("X: y", WHOLE));
        fetch();
        assertThat(Files.readString(folder.resolve("it"))).isEqualTo(WHOLE);
        assertThat(ranges).containsExactly("", "");
    }

    @Test
    void anotherPartThanWasAskedForIsNotTaken() throws IOException {
        answers(whole("ETag: \"v1\"", "01234567"), part(8, "9-19/20", "9abcdefghij"));
        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class).hasMessageContaining("from the beginning");

        answers(whole("ETag: \"v1\"", "01234567"), part(8, "8-11/20", "89ab"));
        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class);

        answers(whole("ETag: \"v1\"", "01234567"), "HTTP/1.1 416 No\nContent-Length: 0\n\n");
        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class);

        answers(whole("ETag: \"v1\"", WHOLE));
        fetch();
        assertThat(Files.readString(folder.resolve("it"))).isEqualTo(WHOLE);
    }

    @Test
    void aServerThatCutsForEverIsAskedAgainLater() {
        String[] always = new String[20];
        java.util.Arrays.fill(always, whole("ETag: \"v1\"", ""));
        answers(always);

        assertThatThrownBy(this::fetch).isInstanceOf(TemporaryFailure.class);
        assertThat(ranges).hasSizeLessThan(6);
    }
}
