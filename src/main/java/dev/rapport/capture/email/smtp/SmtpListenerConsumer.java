package dev.rapport.capture.email.smtp;

import dev.rapport.capture.email.EmailOutcome;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.subethamail.smtp.server.SMTPServer;

/** Listens while its route runs, and sends each message through the route before its sender is answered. */
final class SmtpListenerConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpListenerConsumer.class);
    private static final int TIMEOUT_MILLIS = 60_000;

    private final SmtpListenerComponent component;
    private @Nullable SMTPServer server;

    SmtpListenerConsumer(Endpoint endpoint, Processor processor, SmtpListenerComponent component) {
        super(endpoint, processor);
        this.component = component;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        SmtpSettings settings = component.settings();
        component.states().begun(getRouteId(), getRouteId());
        SMTPServer.Builder builder = SMTPServer.port(settings.port())
                .bindAddress(InetAddress.getByName(settings.address()))
                .softwareName("Rapport")
                .maxMessageSize(Math.toIntExact(settings.maxSize().toBytes()))
                .maxConnections(settings.maxConnections())
                .maxRecipients(1000)
                .connectionTimeoutMs(TIMEOUT_MILLIS)
                .insertReceivedHeaders(false) // it would make another message of each copy
                .messageHandlerFactory(context -> new Delivery(settings, this::take));
        if (settings.certificate() != null) {
            builder.enableTLS().requireTLS(settings.requireTls()).startTlsSocketFactory(context(settings));
        }
        SMTPServer started = builder.build();
        try {
            started.start();
        } catch (RuntimeException e) {
            component
                    .states()
                    .trouble(
                            getRouteId(),
                            "",
                            "Port " + settings.port() + " of " + settings.address()
                                    + " cannot be listened on; see rapport.email.smtp.port and .address");
            throw e;
        }
        server = started;
        LOG.info("Mail to {} is taken on {}:{}", settings.recipients(), settings.address(), started.getPortAllocated());
    }

    @Override
    protected void doStop() throws Exception {
        if (server != null) {
            server.stop();
            server = null;
        }
        component.states().ended(getRouteId());
        super.doStop();
    }

    private static SSLContext context(SmtpSettings settings) {
        PemSslStoreDetails details = PemSslStoreDetails.forCertificate("file:" + settings.certificate())
                .withPrivateKey("file:" + settings.privateKey());
        return SslBundle.of(new PemSslStoreBundle(details, null)).createSslContext();
    }

    private EmailOutcome take(java.util.List<String> recipients, byte[] bytes) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(new SmtpMessage(getRouteId(), recipients, bytes));
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.getMessage().getBody() instanceof EmailOutcome outcome) {
                return outcome;
            }
            throw new IllegalArgumentException(
                    "The route " + getRouteId() + " has to end with the body that smtpMail's take has returned");
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
