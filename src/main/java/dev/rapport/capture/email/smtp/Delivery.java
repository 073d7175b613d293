package dev.rapport.capture.email.smtp;

import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * Answers one message of a sender (RFC 5321): 250 only when it is committed; 451 where it can not be taken just now, so that it is
 * sent again; 550 for others' addresses, 552 for what is too large, 554 for what is no message. For one thread.
 */
final class Delivery implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final SmtpSettings settings;
    private final Taker taker;
    private final List<String> recipients = new ArrayList<>();

    Delivery(SmtpSettings settings, Taker taker) {
        this.settings = settings;
        this.taker = taker;
    }

    /** Sends a message through the route. */
    interface Taker {
        EmailOutcome take(List<String> recipients, byte[] bytes) throws Exception;
    }

    @Override
    public void from(String sender) {
        // whoever may reach the port may send: the recipients are what is checked
    }

    @Override
    public void recipient(String address) throws RejectException {
        if (!settings.takes(address)) {
            throw new RejectException(550, "5.1.1 No such address here; see rapport.email.smtp.recipients");
        }
        recipients.add(address);
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
        int max = Math.toIntExact(settings.maxSize().toBytes());
        byte[] bytes = in.readNBytes(max);
        if (in.read() >= 0) {
            in.skip(Long.MAX_VALUE); // the answer comes after the end of the message
            throw new RejectException(552, "5.3.4 The message is larger than " + max + " bytes");
        }
        return answer(bytes);
    }

    private String answer(byte[] bytes) throws RejectException {
        try {
            return switch (taker.take(recipients, bytes)) {
                case EmailOutcome.Accepted accepted -> "2.0.0 Kept as " + accepted.itemId();
                case EmailOutcome.Excluded excluded -> "2.0.0 Left out: " + excluded.rule();
                case EmailOutcome.Refused refused -> throw refused(refused);
            };
        } catch (RejectException refused) {
            throw refused;
        } catch (Exception e) { // Camel declares no less
            throw later(e);
        }
    }

    private static RejectException refused(EmailOutcome.Refused refused) {
        LOG.warn("A message to the journal is refused: {}", refused.reason());
        return switch (refused.why()) {
            case TOO_LARGE -> new RejectException(552, "5.3.4 " + line(refused.reason()));
            case EMPTY, NOT_A_MESSAGE -> new RejectException(554, "5.6.0 " + line(refused.reason()));
        };
    }

    /** Also for a fault of ours: the sender keeps the message, and nothing is lost once the fault is mended. */
    private static RejectException later(Exception e) {
        boolean expected = Stream.iterate((Throwable) e, Throwable::getCause)
                .takeWhile(one -> one != null)
                .anyMatch(TemporaryFailure.class::isInstance);
        if (expected) {
            LOG.warn("A message to the journal is to come again later: {}", e.toString());
        } else {
            LOG.error("A message to the journal met a fault of ours; it is to come again later", e);
        }
        return new RejectException(451, "4.3.0 It can not be taken just now; send it again later");
    }

    private static String line(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public void done() {
        // nothing is held open
    }
}
