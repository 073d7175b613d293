package dev.rapport.capture.email.smtp;

import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The step by which a route takes in what the listener got. Safe for use by many threads. */
@Component("smtpMail")
public final class SmtpMail {

    private final EmailIntake intake;
    private final JournalReport journals;
    private final SmtpSettings settings;

    SmtpMail(EmailIntake intake, JournalReport journals, SmtpSettings settings) {
        this.intake = intake;
        this.journals = journals;
        this.settings = settings;
    }

    /**
     * On return it is committed what became of the message. That has to be the body at the end of the route: the sender is told
     * by it.
     */
    public EmailOutcome take(SmtpMessage message) {
        JournalReport.Unwrapped mail = journals.unwrap(message.bytes(), message.recipients());
        List<String> envelope = mail.recipients().stream()
                .filter(address -> !settings.takes(address))
                .toList();
        var delivery = new EmailDelivery(message.source(), null, null, settings.owner(), settings.policy(), envelope);
        return intake.receive(new ByteArrayInputStream(mail.bytes()), delivery);
    }
}
