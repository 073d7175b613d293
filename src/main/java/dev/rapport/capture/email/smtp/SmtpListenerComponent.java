package dev.rapport.capture.email.smtp;

import dev.rapport.capture.SourceStates;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/** What a route names to listen as {@code rapport.email.smtp.*} says: {@code smtp-listener:journal}. */
@Component("smtp-listener")
public final class SmtpListenerComponent extends DefaultComponent {

    private final SmtpSettings settings;
    private final SourceStates states;

    SmtpListenerComponent(SmtpSettings settings, SourceStates states) {
        this.settings = settings;
        this.states = states;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new SmtpListenerEndpoint(uri, this);
    }

    SmtpSettings settings() {
        return settings;
    }

    SourceStates states() {
        return states;
    }
}
