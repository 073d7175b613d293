package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a chat shows: its messages day by day, the oldest first.
 *
 * @param days empty where it is no chat, or nothing of it is there yet
 * @param earlier the page with what comes before them; null where they are the first
 * @param more where what comes after them is; null where that is all
 */
record ChatView(
        List<DayView> days,
        @Nullable String earlier,
        @Nullable MoreView more) {

    static final ChatView NONE = new ChatView(List.of(), null, null);

    /** The same, after what is on another page. */
    ChatView after(String page) {
        return new ChatView(days, page, more);
    }

    /**
     * The messages of one day of the company.
     *
     * @param day null where it stands above already
     */
    record DayView(@Nullable String day, List<BubbleView> bubbles) {}

    /**
     * The way to more messages.
     *
     * @param stretch their address
     * @param page that of the page with them, for a browser without scripts
     * @param all how many messages the chat has
     */
    record MoreView(String stretch, String page, int all) {}

    /**
     * One message.
     *
     * @param follows whether the one before is of the same party, so that the name need not stand again
     * @param time of the day
     * @param answers the message that it answers; null where it answers none that is known, or the same as the one before
     * @param deleted when it was taken back; null while it stands
     * @param edited when it was last changed; null for a first text
     * @param earlier the texts that it had before, the oldest first
     * @param goneFiles those that it had when it was taken back
     */
    record BubbleView(
            String id,
            String from,
            String side,
            String sideText,
            boolean follows,
            Moment at,
            String time,
            @Nullable AnswerView answers,
            List<ThreadView.SentenceView> sentences,
            @Nullable Moment deleted,
            @Nullable Moment edited,
            List<EarlierView> earlier,
            List<ThreadView.FileView> files,
            List<ThreadView.FileView> goneFiles) {

        /** Whether there is something to unfold. */
        public boolean hasPast() {
            return !earlier.isEmpty() || !goneFiles.isEmpty();
        }
    }

    /** The beginning of the message that another one answers. */
    record AnswerView(String href, String from, String glance) {}

    /** A text that a message had. */
    record EarlierView(Moment at, String text) {}
}
