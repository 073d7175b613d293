package dev.rapport.web.pages;

import dev.rapport.conversation.Channel;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.saved.SavedHit;
import dev.rapport.search.saved.SavedSearch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how saved searches are shown, and where they lead. Safe for use by many threads. */
@Component
final class SavedViews {

    private final Times times;

    SavedViews(Times times) {
        this.times = times;
    }

    static List<SavedRow> rows(List<SavedSearch> all) {
        return all.stream()
                .map(one -> new SavedRow(
                        one.id().toString(),
                        one.name(),
                        "/search/saved/" + one.id(),
                        one.unseen() == 0 ? null : Words.number(one.unseen()) + " new",
                        String.join(", ", one.emails())))
                .toList();
    }

    /** @param hits the newest first; as many of them as are unseen are new */
    SavedView of(SavedSearch saved, List<SavedHit> hits) {
        int fresh = (int) Math.min(saved.unseen(), hits.size());
        return new SavedView(
                saved.id().toString(),
                saved.name(),
                saved.request().q(),
                SearchAddress.of(parameters(saved.request())).href(),
                times.moment(saved.createdAt()),
                saved.emails().isEmpty() ? null : "Told by mail: " + String.join(", ", saved.emails()),
                hits.subList(0, fresh).stream().map(this::hit).toList(),
                hits.subList(fresh, hits.size()).stream().map(this::hit).toList());
    }

    /** The address that looks for the same in all history. */
    Map<String, String> parameters(SearchRequest request) {
        Map<String, String> said = new LinkedHashMap<>();
        put(said, "q", request.q());
        put(said, "channel", request.channel());
        put(said, "side", request.side());
        put(said, "account", request.account());
        put(said, "contact", request.contact());
        put(said, "finding", request.finding());
        put(said, "after", day(request.after()));
        put(said, "before", day(request.before()));
        if (request.scope() == SearchRequest.Scope.CONVERSATION) {
            said.put(SearchAddress.SCOPE, "conversation");
        }
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value.toString());
        }
    }

    private @Nullable String day(@Nullable Instant at) {
        return at == null ? null : times.date(at).toString();
    }

    private HitRow hit(SavedHit hit) {
        boolean call = hit.channel() == Channel.CALL;
        return new HitRow(
                "/conversations/" + hit.conversationId() + "?item=" + hit.itemId() + (call ? "&t=" + hit.startMs() : "")
                        + (hit.utteranceId() == null ? "#m-" + hit.messageId() : "#u-" + hit.utteranceId()),
                Marked.pieces(hit.snippet()),
                Objects.requireNonNullElse(hit.partyName(), "Unknown"),
                hit.accountName(),
                Words.of(hit.channel()),
                times.moment(hit.startedAt()),
                call ? Times.duration(hit.startMs()) : null);
    }

    /**
     * One of the list.
     *
     * @param news how much came that nobody looked at; null where nothing did
     */
    record SavedRow(
            String id, String name, String href, @Nullable String news, String emails) {}

    /**
     * One saved search with what came.
     *
     * @param history where the same is looked for in everything
     * @param fresh what nobody has looked at yet
     */
    record SavedView(
            String id,
            String name,
            String query,
            String history,
            Moment since,
            @Nullable String emails,
            List<HitRow> fresh,
            List<HitRow> seen) {}

    /** The best moment of an item that came. */
    record HitRow(
            String href,
            List<Marked.Piece> pieces,
            String party,
            @Nullable String account,
            String channel,
            Moment at,
            @Nullable String time) {}
}
