package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Side;
import dev.rapport.search.Named;
import dev.rapport.search.SearchHit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hit as the API shows it.
 *
 * @param by how it was found
 * @param similarity of what is meant, up to 1; null for what was found otherwise
 */
record HitView(
        String conversationId,
        String itemId,
        @Nullable String utteranceId,
        @Nullable String messageId,
        Channel channel,
        @Nullable NameView account,
        NameView party,
        Side side,
        Instant startedAt,
        long startMs,
        double score,
        String snippet,
        boolean certain,
        @Nullable String attachmentId,
        @Nullable String noteId,
        By by,
        @Nullable Double similarity) {

    /** How a moment was found. */
    enum By {
        WORDS,
        MEANING,
        SOUND
    }

    /** @param names what accounts are called now */
    static List<HitView> of(List<SearchHit> hits, By by, Map<AccountId, String> names) {
        return hits.stream().map(hit -> of(hit, by, names)).toList();
    }

    private static HitView of(SearchHit hit, By by, Map<AccountId, String> names) {
        Named<AccountId> account = hit.account();
        return new HitView(
                hit.conversationId().toString(),
                hit.itemId().toString(),
                hit.utteranceId() == null ? null : hit.utteranceId().toString(),
                hit.messageId() == null ? null : hit.messageId().toString(),
                hit.channel(),
                account == null
                        ? null
                        : new NameView(
                                account.id().toString(),
                                Optional.ofNullable(names.get(account.id())).orElse(account.name())),
                new NameView(hit.party().id().toString(), hit.party().name()),
                hit.side(),
                hit.startedAt(),
                hit.startMs(),
                hit.score(),
                hit.snippet(),
                hit.certain(),
                hit.attachmentId() == null ? null : hit.attachmentId().toString(),
                hit.noteId() == null ? null : hit.noteId().toString(),
                by,
                by == By.MEANING ? Double.valueOf(hit.score()) : null);
    }

    /** Whoever or whatever has a name, or none yet. */
    record NameView(String id, @Nullable String name) {}
}
