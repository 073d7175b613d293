package dev.rapport.capture.email.imap;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.SourceStates;
import dev.rapport.capture.email.MailDoor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped route on a mailbox of a server of this machine, that can be ended and begun again; the data stay. */
final class RunningMailbox implements AutoCloseable {

    static final String SOURCE = "imap-sales";
    static final String PASSWORD = "p+&%=) ss";

    private final Path data;
    private final int port;
    private @Nullable CaptureFixture fixture;
    private @Nullable DefaultCamelContext camel;

    RunningMailbox(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    CaptureFixture fixture() {
        if (fixture == null) {
            throw new AssertionError("Nothing runs yet");
        }
        return fixture;
    }

    long seen() {
        return fixture().count("sighting where source = '" + SOURCE + "'");
    }

    long validity() {
        return fixture()
                .database
                .jdbc()
                .sql("select uid_validity from mailbox_folder")
                .query(Long.class)
                .single();
    }

    String trouble() {
        return fixture().get(SourceStates.class).all(CaptureFixture.ADMIN).stream()
                .filter(state -> state.source().equals(SOURCE))
                .map(state -> String.valueOf(state.reason()))
                .findFirst()
                .orElse("");
    }

    /** @param given settings of the mailbox that are others than usual; and {@code max-size} */
    void run(Map<String, String> given) throws Exception {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "rapport.email.imap.sales.host", "127.0.0.1",
                "rapport.email.imap.sales.port", Integer.toString(port),
                "rapport.email.imap.sales.security", "PLAIN",
                "rapport.email.imap.sales.user", "sam",
                "rapport.email.imap.sales.owner", "sam@ours.example",
                "rapport.email.imap.sales.password", PASSWORD,
                "rapport.email.imap.sales.folders", "INBOX",
                "rapport.email.imap.sales.poll", "1s",
                "rapport.email.imap.sales.policy", "false"));
        given.forEach((name, value) -> properties.put(
                name.equals("max-size") ? "rapport.email.max-size" : "rapport.email.imap.sales." + name, value));
        if (fixture == null) {
            fixture = new CaptureFixture(data, properties);
        }
        DefaultCamelContext started = new DefaultCamelContext();
        camel = started;
        started.addComponent("mailbox", component(properties));
        started.getRegistry().bind("mailboxMail", fixture().get(MailboxMail.class));
        started.start();
        PluginHelper.getRoutesLoader(started)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        started,
                        "file:" + Path.of("routes/capture-imap.camel.yaml").toAbsolutePath()));
    }

    private MailboxComponent component(Map<String, Object> properties) {
        ImapSettings settings = new Binder(new MapConfigurationPropertySource(properties))
                .bind("rapport.email", ImapSettings.class)
                .get();
        return new MailboxComponent(
                settings,
                fixture().get(MailServer.class),
                fixture().get(FolderProgress.class),
                fixture().get(MailDoor.class),
                fixture().get(SourceStates.class),
                fixture().get(TransactionTemplate.class));
    }

    /** Ends the route. */
    void stop() {
        if (camel != null) {
            camel.stop();
            camel = null;
        }
    }

    @Override
    public void close() {
        stop();
        if (fixture != null) {
            fixture.close();
        }
    }
}
