package dev.rapport.capture.email.imap;

import dev.rapport.capture.email.MailDoor;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Follows the folders of mailboxes while its route runs, and sends each message through the route. */
final class MailboxConsumer extends DefaultConsumer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MailboxComponent mailboxes;
    private final String named;
    private final List<FolderWatch> watches = new ArrayList<>();
    private List<String> sources = List.of();

    MailboxConsumer(Endpoint endpoint, Processor processor, MailboxComponent mailboxes, String named) {
        super(endpoint, processor);
        this.mailboxes = mailboxes;
        this.named = named;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Map<String, MailboxSettings> configured = mailboxes.mailboxes(named);
        if (configured.isEmpty()) {
            String name = named.equals("all") ? "NAME" : named;
            mailboxes
                    .states()
                    .off(
                            getRouteId(),
                            getRouteId(),
                            "No mailbox is configured; set rapport.email.imap." + name
                                    + ".host, .user and .password or .oauth.*");
            sources = List.of(getRouteId());
            return;
        }
        sources = configured.keySet().stream().map(MailboxComponent::sourceOf).toList();
        sources.forEach(source -> mailboxes.states().begun(source, getRouteId()));
        configured.forEach((name, mailbox) ->
                mailbox.folders().forEach(folder -> watches.add(mailboxes.watch(name, mailbox, folder, this::take))));
        watches.forEach(FolderWatch::start);
    }

    @Override
    protected void doStop() throws Exception {
        watches.forEach(FolderWatch::stop);
        for (FolderWatch watch : watches) {
            watch.join(PATIENCE);
        }
        watches.clear();
        sources.forEach(mailboxes.states()::ended);
        super.doStop();
    }

    private MailDoor.Took take(MailboxMessage message) throws IOException {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(message);
            getProcessor().process(exchange);
            failIfFailed(exchange);
            if (exchange.getMessage().getBody() instanceof MailDoor.Took took) {
                return took;
            }
            throw new IllegalArgumentException(
                    "The route " + getRouteId() + " has to end with the body that mailboxMail's take has returned");
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Camel declares no less
            throw new IOException(e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private static void failIfFailed(Exchange exchange) throws Exception {
        if (exchange.getException() != null) {
            throw Stream.iterate((Throwable) exchange.getException(), Throwable::getCause)
                    .takeWhile(cause -> cause != null)
                    .filter(cause -> cause instanceof IOException || cause instanceof TemporaryFailure)
                    .map(Exception.class::cast)
                    .findFirst()
                    .orElse(exchange.getException());
        }
    }
}
