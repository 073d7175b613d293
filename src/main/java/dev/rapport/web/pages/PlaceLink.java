package dev.rapport.web.pages;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a place in a conversation.
 *
 * @param quote what stands there; null for a conversation as a whole
 * @param at when it was said, as a page shows it; null for what was written
 * @param href the place itself: the second of a call, the sentence of a message
 */
record PlaceLink(@Nullable String quote, @Nullable String at, String href) {

    private static final int MOST = 5;
    private static final int LONGEST = 160;

    static List<PlaceLink> of(List<Evidence> evidence) {
        return evidence.stream().limit(MOST).map(PlaceLink::of).toList();
    }

    static PlaceLink of(Evidence place) {
        TimeSpan time = place.time();
        String page = "/conversations/" + place.conversation();
        return new PlaceLink(
                place.quote().isBlank() ? null : cut(place.quote()),
                time == null ? null : Times.duration(time.startMs()),
                page
                        + (time == null ? "" : "?item=" + place.item() + "&t=" + time.startMs())
                        + (place.utterance() == null ? "" : "#u-" + place.utterance()));
    }

    private static String cut(String quote) {
        String plain = quote.replaceAll("\\s+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " …";
    }
}
