package dev.rapport.web.pages;

import dev.rapport.archive.NeighbourStore.Neighbours;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchHit;
import dev.rapport.web.pages.SearchView.HitView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how moments that were found are shown: with who said it, where and when, and what was said around it. */
@Component
final class HitViews {

    private static final Neighbours NOTHING = new Neighbours(null, null);
    private static final int LONGEST_NEIGHBOUR = 160;

    private final Times times;
    private final CustomerNames names;
    private final Around around;

    HitViews(Times times, CustomerNames names, Around around) {
        this.times = times;
        this.names = names;
        this.around = around;
    }

    /** Knows what was said around utterances. */
    interface Around {
        Map<UtteranceId, Neighbours> around(Viewer viewer, List<UtteranceId> utterances);
    }

    List<HitView> of(Viewer viewer, List<SearchHit> hits) {
        var neighbours = around.around(
                viewer,
                hits.stream()
                        .map(SearchHit::utteranceId)
                        .filter(Objects::nonNull)
                        .toList());
        return hits.stream()
                .map(hit -> hit(
                        viewer,
                        hit,
                        hit.utteranceId() == null ? NOTHING : neighbours.getOrDefault(hit.utteranceId(), NOTHING)))
                .toList();
    }

    private HitView hit(Viewer viewer, SearchHit hit, Neighbours neighbours) {
        boolean note = hit.noteId() != null;
        String before = neighbours.before();
        return new HitView(
                href(hit),
                before == null ? null : end(before),
                Marked.pieces(hit.snippet()),
                neighbours.after() == null ? null : beginning(neighbours.after()),
                Words.css(hit.side()),
                note
                        ? "Note by " + hit.party().name()
                        : Objects.requireNonNullElse(hit.party().name(), Words.of(hit.side())),
                note,
                account(viewer, hit),
                Words.of(hit.channel()),
                times.moment(hit.startedAt()),
                isPlayed(hit) ? Times.duration(hit.startMs()) : null,
                hit.certain());
    }

    /** The moment itself: the second of a call, the message, or the note. */
    static String href(SearchHit hit) {
        return "/conversations/" + hit.conversationId() + "?item=" + hit.itemId()
                + (isPlayed(hit) ? "&t=" + hit.startMs() : "") + "#" + place(hit);
    }

    private static String place(SearchHit hit) {
        if (hit.noteId() != null) {
            return "n-" + hit.noteId();
        }
        return hit.utteranceId() == null ? "m-" + hit.messageId() : "u-" + hit.utteranceId();
    }

    /** A note on a whole call has no second of it. */
    private static boolean isPlayed(SearchHit hit) {
        return hit.channel() == Channel.CALL && (hit.noteId() == null || hit.startMs() > 0);
    }

    private static String beginning(String text) {
        int to = LONGEST_NEIGHBOUR;
        return text.length() <= to
                ? text
                : text.substring(0, Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to) + "…";
    }

    private static String end(String text) {
        int from = text.length() - LONGEST_NEIGHBOUR;
        return from <= 0 ? text : "…" + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    private @Nullable Link account(Viewer viewer, SearchHit hit) {
        var account = hit.account();
        if (account == null) {
            return null;
        }
        String name = account.name() == null ? names.account(viewer, account.id()) : account.name();
        return Link.of(name, "/accounts/" + account.id());
    }
}
