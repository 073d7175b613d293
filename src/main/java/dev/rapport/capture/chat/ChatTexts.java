package dev.rapport.capture.chat;

import dev.rapport.capture.email.text.Sentences;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides what of a text is kept, and cuts it into what is found. Stateless. */
public final class ChatTexts {

    /** No chat is older. */
    public static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    /** Nor is one that new. */
    public static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int ID_LENGTH = 250;

    private ChatTexts() {}

    /** PostgreSQL keeps no zero signs and no half characters. */
    public static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, '\ufffd');
            }
        }
        return clean == null ? text : clean.toString();
    }

    static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** What is looked for by has to be short: of a longer one the end becomes a number that is made of all of it. */
    static String id(String id) {
        String clean = clean(id);
        if (clean.length() <= ID_LENGTH) {
            return clean;
        }
        UUID rest = UUID.nameUUIDFromBytes(clean.getBytes(StandardCharsets.UTF_8));
        return clean(clean.substring(0, ID_LENGTH - 40)) + "~" + rest;
    }

    /** As PostgreSQL keeps it. */
    static Instant time(Instant at) {
        Instant known = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return known.truncatedTo(ChronoUnit.MICROS);
    }

    /** The sentences of a message: who chats ends a line on purpose, so a line's end is a sentence's. */
    static List<Utterance> sentences(ItemId item, MessageId message, PartyId party, String text) {
        return Sentences.ofLines(text).stream()
                .map(span -> {
                    String said = text.substring(span.start(), span.end());
                    return new Utterance(
                            UtteranceId.create(),
                            item,
                            message,
                            party,
                            null,
                            new TextSpan(span.start(), span.end()),
                            said,
                            said,
                            1,
                            List.of());
                })
                .toList();
    }
}
