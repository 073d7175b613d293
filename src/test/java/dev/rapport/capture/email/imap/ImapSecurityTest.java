package dev.rapport.capture.email.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.capture.CaptureFixture;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** On a real IMAP server with TLS, whose certificate is for localhost, and not for 127.0.0.1. */
class ImapSecurityTest {

    private CaptureFixture fixture;
    private GreenMail server;
    private Path certificate;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        certificate = folder.resolve("certificate.pem");
        keytool("-genkeypair -alias mail -keyalg EC -dname CN=localhost -ext san=dns:localhost -storetype PKCS12"
                + " -storepass changeit -keypass changeit -keystore " + keys);
        keytool("-exportcert -rfc -alias mail -storepass changeit -keystore " + keys + " -file " + certificate);
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, keys.toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, "changeit");
        server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        server.setUser("sam@ours.example", "sam", "secret");
        fixture = new CaptureFixture(folder.resolve("data"), Map.of());
    }

    @AfterEach
    void stop() {
        server.stop();
        fixture.close();
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
    }

    @Test
    void onlyATrustedCertificateForThatHostIsSpokenTo() throws Exception {
        MailboxSettings trusted = settings(Map.of("trust", certificate.toString()));
        try (MailServer.Opened open = open(trusted)) {
            assertThat(open.folder().isOpen()).isTrue();
        }
        assertThat(refusal(settings(Map.of()))).contains("certificate", "is not trusted", ".trust");
        assertThat(refusal(settings(Map.of("host", "127.0.0.1", "trust", certificate.toString()))))
                .contains("certificate", ".host");
    }

    @Test
    void settingsThatCanNotWorkAreRefusedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("after", "burn")).check("rapport.email.imap.sales"))
                .withMessageContaining("move=FOLDER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("oauth.token-url", "https://x/", "oauth.client-id", "c"))
                        .check("rapport.email.imap.sales"))
                .withMessageContaining("either .password or .oauth");
    }

    private String refusal(MailboxSettings settings) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> open(settings).close())
                .isInstanceOfAny(MessagingException.class, IOException.class)
                .satisfies(error -> thrown[0] = error);
        return ServerTrouble.reason("sales", settings, Objects.requireNonNull(thrown[0]));
    }

    private MailServer.Opened open(MailboxSettings settings) throws MessagingException, IOException {
        return fixture.get(MailServer.class).open("imap-sales", settings, "INBOX");
    }

    private MailboxSettings settings(Map<String, String> given) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "mail.host", "localhost",
                "mail.port", Integer.toString(server.getImaps().getPort()),
                "mail.user", "sam",
                "mail.password", "secret"));
        given.forEach((name, value) -> all.put("mail." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("mail", MailboxSettings.class)
                .get();
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder((tool + " " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
