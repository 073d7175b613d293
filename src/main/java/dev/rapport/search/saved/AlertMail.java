package dev.rapport.search.saved;

import dev.rapport.conversation.Channel;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to those who keep a search what came that it finds. Safe for use by many threads. */
@Component
class AlertMail {

    private static final int MOST_SHOWN = 20;
    private static final String TIMEOUT_MS = "20000";

    private final AlertSettings settings;
    private final Clock clock;

    AlertMail(AlertSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean isOn() {
        return settings.isOn();
    }

    /** Throws where the server does not take it; it is to be sent again then. */
    void send(SavedSearch search, List<SavedHit> hits) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(Objects.requireNonNull(settings.from())));
        for (String email : search.emails()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(email));
        }
        String subject = "Rapport: " + search.name() + " (" + hits.size() + ")";
        message.setSubject(subject.replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's machine answers it
        message.setText(text(search, hits), StandardCharsets.UTF_8.name());
        Transport.send(message);
    }

    private String text(SavedSearch search, List<SavedHit> hits) {
        StringBuilder text = new StringBuilder("New in your saved search \"" + search.name() + "\" ("
                + search.request().q() + "):\n\n");
        hits.stream().limit(MOST_SHOWN).forEach(hit -> text.append(line(hit)));
        if (hits.size() > MOST_SHOWN) {
            text.append("… and ").append(hits.size() - MOST_SHOWN).append(" more.\n");
        }
        return text.toString();
    }

    private String line(SavedHit hit) {
        String who = hit.accountName() == null ? "" : hit.accountName() + ": ";
        String address = settings.url() + "/conversations/" + hit.conversationId() + "?item=" + hit.itemId()
                + (hit.channel() == Channel.CALL ? "&t=" + hit.startMs() : "");
        return who + Jsoup.parse(hit.snippet()).text() + "\n" + address + "\n\n";
    }

    private Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", Objects.requireNonNull(settings.host()));
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        return Session.getInstance(properties, settings.user() == null ? null : login());
    }

    private Authenticator login() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        };
    }
}
