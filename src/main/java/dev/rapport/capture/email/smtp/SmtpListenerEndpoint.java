package dev.rapport.capture.email.smtp;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The listener; for taking only. */
final class SmtpListenerEndpoint extends DefaultEndpoint {

    private final SmtpListenerComponent component;

    SmtpListenerEndpoint(String uri, SmtpListenerComponent component) {
        super(uri, component);
        this.component = component;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "Mail is not sent through the listener; a route may only begin with it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        SmtpListenerConsumer consumer = new SmtpListenerConsumer(this, processor, component);
        configureConsumer(consumer);
        return consumer;
    }
}
