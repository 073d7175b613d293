package dev.rapport.capture.call;

import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.SourceStates;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route on a real SFTP server. */
class SftpSourceTest {

    private static final String SOURCE = "capture-call-sftp";
    private static final String PASSWORD = "p+&%=)(ä ss";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger connections = new AtomicInteger();
    private CaptureFixture fixture;
    private @Nullable DefaultCamelContext camel;
    private Path remote;
    private Path knownHosts;

    @BeforeEach
    void start(@TempDir Path data, @TempDir Path remoteFolder) throws Exception {
        remote = Files.createDirectories(remoteFolder.resolve("monitor"));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair key = keys.generateKeyPair();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("pbx") && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                connections.incrementAndGet();
            }
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(remoteFolder));
        server.start();
        knownHosts = remoteFolder.resolve("known_hosts");
        Files.writeString(
                knownHosts, "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
        fixture =
                new CaptureFixture(data, Map.of("rapport.calls.quiet", "300ms", "rapport.calls.remote-quiet", "400ms"));
    }

    @AfterEach
    void stop() throws IOException {
        if (camel != null) {
            camel.stop();
        }
        fixture.close();
        server.stop(true);
    }

    @Test
    void recordingsAndTheirMetadataAreFetchedOnceAndLeftWhereTheyAre() throws Exception {
        put("2024/01/out-5551234567-101-20240131-142501-1706711101.123.wav", wav(2, "a"));
        put("b.wav", wav(2, "b"));
        put("b.json", "{\"externalId\": \"b-1\", \"subject\": \"Order\"}".getBytes(StandardCharsets.UTF_8));
        put("half.wav.part", wav(2, "half"));
        run(Map.of());

        await().atMost(LONG).until(() -> fixture.count("item") == 2 && fixture.count("fetched") == 3);
        assertThat(subject()).isEqualTo("Order");
        assertThat(remote.resolve("b.wav")).exists();
        assertThat(externalIds()).containsExactlyInAnyOrder("1706711101.123", "b-1");

        restart(Map.of());
        put("c.wav", wav(2, "c"));
        await().atMost(LONG).until(() -> fixture.count("item") == 3);
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(3);
    }

    @Test
    void aFileThatGrowsIsFetchedWholeAndAServerThatGoesAwayIsWaitedFor() throws Exception {
        byte[] whole = wav(2, "growing".repeat(20_000));
        Path growing = put("growing.wav", Arrays.copyOf(whole, 1000));
        run(Map.of());
        for (int at = 1000; at < whole.length; at += whole.length / 8) {
            int from = at;
            await().pollDelay(Duration.ofMillis(150)).until(() -> true);
            Files.write(
                    growing,
                    Arrays.copyOfRange(whole, from, Math.min(whole.length, from + whole.length / 8)),
                    StandardOpenOption.APPEND);
        }
        int port = server.getPort();
        server.getActiveSessions().forEach(session -> session.close(true));

        await().atMost(LONG).until(() -> fixture.count("item") == 1);
        assertThat(fixture.data.resolve("inbox/fetched/" + SOURCE + "/.done/growing.wav"))
                .hasBinaryContent(whole);
        assertThat(port).isPositive();
        await().atMost(LONG).until(() -> trouble().isEmpty());
    }

    @Test
    void onceItIsDurableHereItIsMovedOrDeletedWhereThatIsWanted() throws Exception {
        put("a.wav", wav(2, "a"));
        run(Map.of("rapport.calls.sftp.move", ".done"));
        await().atMost(LONG).until(() -> Files.exists(remote.resolve(".done/a.wav")));

        restart(Map.of("rapport.calls.sftp.delete", "true"));
        Path b = put("b.wav", wav(2, "b"));
        await().atMost(LONG).until(() -> !Files.exists(b));

        await().atMost(LONG).until(() -> fixture.count("item") == 2);
    }

    @Test
    void aServerWhoseKeyIsNotKnownIsNotSpokenTo() throws Exception {
        put("a.wav", wav(2, "a"));
        Files.writeString(knownHosts, "");
        run(Map.of());
        await().atMost(LONG).until(() -> connections.get() > 1);

        assertThat(fixture.count("fetched")).isZero();
        await().atMost(LONG).untilAsserted(() -> assertThat(trouble()).contains("ssh-keyscan", "known-hosts"));
        assertThat(RemoteTrouble.reason(new IOException(
                        "Cannot connect to sftp://pbx:secret@host:22?password=secret",
                        new IOException("UnknownHostKey: host"))))
                .contains("ssh-keyscan", "known-hosts")
                .doesNotContain("secret");
    }

    /** What the list of sources says is wrong; empty where all is well. */
    private String trouble() {
        return fixture.get(SourceStates.class).all(Viewer.PIPELINE).stream()
                .filter(state -> state.source().equals(SOURCE) && state.reason() != null)
                .map(SourceStates.SourceState::reason)
                .collect(Collectors.joining());
    }

    private Path put(String name, byte[] bytes) throws IOException {
        Path file = remote.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private void restart(Map<String, String> settings) throws Exception {
        Objects.requireNonNull(camel).stop();
        run(settings);
    }

    private void run(Map<String, String> settings) throws Exception {
        DefaultCamelContext started = new DefaultCamelContext();
        camel = started;
        var properties = started.getPropertiesComponent();
        properties.addInitialProperty("rapport.data", fixture.data.toString());
        properties.addInitialProperty("rapport.calls.sftp.enabled", "true");
        properties.addInitialProperty("rapport.calls.sftp.host", "127.0.0.1");
        properties.addInitialProperty("rapport.calls.sftp.port", Integer.toString(server.getPort()));
        properties.addInitialProperty("rapport.calls.sftp.folder", "monitor");
        properties.addInitialProperty("rapport.calls.sftp.user", "pbx");
        properties.addInitialProperty("rapport.calls.sftp.password", PASSWORD);
        properties.addInitialProperty("rapport.calls.sftp.known-hosts", knownHosts.toString());
        properties.addInitialProperty("rapport.calls.sftp.delay", "200");
        settings.forEach(properties::addInitialProperty);
        started.getRegistry().bind("callFolder", fixture.get(CallFolder.class));
        started.getRegistry().bind("callFiles", fixture.get(CallFileFilter.class));
        started.getRegistry().bind("remoteCalls", fixture.get(RemoteCalls.class));
        started.getRegistry().bind("remoteCallFiles", fixture.get(RemoteCallFilter.class));
        started.getRegistry().bind("fetchedCalls", fixture.get(FetchedCalls.class));
        started.getRegistry().bind("remoteTrouble", fixture.get(RemoteTrouble.class));
        started.getRegistry().bind("remotePolls", fixture.get(RemotePolls.class));
        started.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        started,
                        "file:" + Path.of("routes/capture-call-sftp.camel.yaml").toAbsolutePath()));
    }

    private String subject() {
        return fixture.database
                .jdbc()
                .sql("select subject from conversation where subject is not null")
                .query(String.class)
                .single();
    }

    private List<String> externalIds() {
        return fixture.database
                .jdbc()
                .sql("select external_id from item")
                .query((row, n) -> row.getString("external_id"))
                .list();
    }
}
