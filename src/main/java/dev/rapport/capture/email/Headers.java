package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.HeaderBlock;
import dev.rapport.capture.email.mime.MailDates;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header fields of a message other than addresses: its ids, times, subject, and what tells robots from people. */
final class Headers {

    /** What tells newsletters, bounces, robots and the mailbox, for the policy of what is left out, and Outlook's threads. */
    private static final List<String> KEPT = List.of(
            "List-Id",
            "List-Unsubscribe",
            "List-Post",
            "Precedence",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Autorespond",
            "X-Loop",
            "Feedback-ID",
            "Return-Path",
            "Delivered-To",
            "X-Original-To",
            "Content-Type",
            "X-Failed-Recipients",
            "Thread-Index",
            "Thread-Topic",
            "Importance",
            "X-Spam-Flag",
            "X-Mailer",
            "User-Agent");

    private static final Pattern ID = Pattern.compile("<([^<>]{1,998}+)>");
    private static final Pattern BARE_ID = Pattern.compile("[^\\s<>\"]{1,500}+@[^\\s<>\"]{1,490}+");
    private static final int LONGEST_SUBJECT = 2_000;
    private static final int MOST_IDS = 200;

    private final HeaderBlock headers;

    Headers(HeaderBlock headers) {
        this.headers = headers;
    }

    String subject() {
        String subject = headers.text("Subject")
                .orElse("")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    Optional<String> messageId() {
        return ids("Message-ID").stream().findFirst();
    }

    /** The ids of a field; folded ones have lost the white space that folding put into them. */
    List<String> ids(String field) {
        List<String> ids = new ArrayList<>();
        for (String value : headers.all(field)) {
            Matcher id = ID.matcher(value);
            while (id.find() && ids.size() < MOST_IDS) {
                add(ids, id.group(1));
            }
            Matcher bare = BARE_ID.matcher(value);
            if (ids.isEmpty() && bare.find()) {
                add(ids, bare.group());
            }
        }
        return ids;
    }

    private static void add(List<String> ids, String written) {
        String id = written.replaceAll("[\\p{Cntrl}\\s]", "");
        if (!id.isEmpty() && !ids.contains(id)) {
            ids.add(id);
        }
    }

    @Nullable
    OffsetDateTime sentAt() {
        return headers.first("Date")
                .or(() -> headers.first("Resent-Date"))
                .flatMap(MailDates::read)
                .orElse(null);
    }

    @Nullable
    Instant receivedAt() {
        return headers.first("Received")
                .map(trace -> trace.substring(trace.lastIndexOf(';') + 1))
                .flatMap(MailDates::read)
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Whether it answers or passes on another message, by its own account. */
    boolean answers(String subject, String baseSubject) {
        return headers.first("In-Reply-To").isPresent()
                || headers.first("References").isPresent()
                || !subject.equals(baseSubject);
    }

    Map<String, List<String>> kept() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            List<String> values = headers.all(name);
            if (!values.isEmpty()) {
                kept.put(
                        name.toLowerCase(Locale.ROOT),
                        values.stream().map(Headers::brief).limit(20).toList());
            }
        }
        return kept;
    }

    private static String brief(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_SUBJECT));
    }
}
