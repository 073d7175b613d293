package dev.rapport.capture.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rapport.capture.fetch.Fetched.Got;
import dev.rapport.conversation.TemporaryFailure;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Although the connection goes to an address, it is the host's name that the certificate has to be for. */
class TlsFetchTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void aServerHasToShowTheCertificateOfItsHost() throws Exception {
        SSLContext ours = certificateFor("files.example");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ours));
        server.createContext("/", exchange -> {
            TestServer.answer(exchange, 200, "hello");
            exchange.close();
        });
        server.start();
        String port = ":" + server.getAddress().getPort() + "/";

        try (HttpFetch trusting = fetch(ours);
                HttpFetch other = fetch(SSLContexts.createDefault())) {
            assertThat(of(trusting, "https://files.example" + port)).isInstanceOf(Got.class);
            assertThatThrownBy(() -> of(trusting, "https://other.example" + port))
                    .isInstanceOf(TemporaryFailure.class);
            assertThatThrownBy(() -> of(other, "https://files.example" + port)).isInstanceOf(TemporaryFailure.class);
        } finally {
            server.stop(0);
        }
    }

    private Fetched of(HttpFetch fetch, String url) {
        return fetch.fetch(
                FetchWish.of(URI.create(url), 100),
                folder.resolve(Integer.toString(url.hashCode() + fetch.hashCode())));
    }

    private static HttpFetch fetch(SSLContext trust) {
        return new HttpFetch(
                HttpFetchTest.settings(List.of(), List.of("127.0.0.1"), Duration.ofSeconds(20)),
                host -> List.of(InetAddress.getByName("127.0.0.1")),
                trust);
    }

    private SSLContext certificateFor(String host) throws Exception {
        File store = folder.resolve("keys.p12").toFile();
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return SSLContexts.custom()
                .loadKeyMaterial(store, PASSWORD, PASSWORD)
                .loadTrustMaterial(store, PASSWORD)
                .build();
    }
}
