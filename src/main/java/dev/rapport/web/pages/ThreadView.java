package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a thread shows: its messages, the oldest first.
 *
 * @param messages empty where it is no thread
 */
record ThreadView(List<MessageView> messages) {

    static final ThreadView NONE = new ThreadView(List.of());

    /**
     * One message.
     *
     * @param to for whom it was, and who got a copy
     * @param subject null where it is the thread's
     * @param glance its beginning, for where it is folded
     * @param open whether it is shown unfolded
     * @param laidOut the address of it as its sender laid it out; null where it was plain text
     */
    record MessageView(
            String id,
            String item,
            String from,
            String side,
            String sideText,
            String to,
            Moment at,
            @Nullable String subject,
            String glance,
            boolean open,
            List<PartView> parts,
            @Nullable MeetingView meeting,
            List<FileView> files,
            List<String> notes,
            @Nullable String laidOut) {}

    /**
     * A stretch of a message.
     *
     * @param fold what to call it where it is folded; null for what is shown
     * @param quote whether it is shown as somebody else's words
     */
    record PartView(@Nullable String fold, boolean quote, boolean open, List<SentenceView> sentences) {}

    /** @param id of an utterance, by which the address of a search's hit finds it; null for what is none */
    record SentenceView(@Nullable String id, String text) {}

    record MeetingView(
            String what, String summary, @Nullable String when, List<String> details) {}

    record FileView(String name, String href, String size) {}
}
