package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a conversation shows.
 *
 * @param direction null where nobody said who began
 * @param player null while there is no sound to play
 * @param live whether it is still being processed, so that the page asks for news
 */
record ConversationView(
        String id,
        String title,
        String channel,
        Moment at,
        @Nullable String duration,
        @Nullable String direction,
        @Nullable String language,
        List<Link> downloads,
        @Nullable PlayerView player,
        TranscriptView transcript,
        FilingView filing,
        List<PartyView> parties,
        @Nullable VoicesView voices,
        List<ItemView> items,
        boolean live,
        ThreadView thread,
        ChatView chat) {

    /** Whether it was written, so that there is nothing to hear. */
    public boolean written() {
        return !thread.messages().isEmpty() || chatted();
    }

    /** Whether it is a chat, of which more may come at any time. */
    public boolean chatted() {
        return !chat.days().isEmpty();
    }

    /** Whether there is all that a page may have shown nothing of before. */
    public boolean complete() {
        return written() && !chatted() || player != null && !transcript.turns().isEmpty();
    }

    /** Whether there are sides to exchange. */
    public boolean swappable() {
        return severalVoices() && parties.stream().anyMatch(party -> !party.canBeOurs());
    }

    /** Whether there are several voices, and nobody knows yet which of them is ours. */
    public boolean voicesOpen() {
        return severalVoices() && !swappable();
    }

    private boolean severalVoices() {
        return parties.size() > 1 && !written();
    }

    /** A side with what the style sheet calls it. */
    record Tint(String css, String label) {}

    /**
     * One who takes part.
     *
     * @param canBeOurs whether one click says that this one is ours
     * @param contact null where nobody was recognised
     */
    record PartyView(
            String id,
            String label,
            @Nullable String name,
            String side,
            String sideText,
            List<String> details,
            boolean canBeOurs,
            @Nullable Link contact) {}

    /** Two who speak on one track, and may have been taken for each other. */
    record VoicesView(String one, String other) {}

    /**
     * Whose record it is on, and why.
     *
     * @param review whether a person has to decide
     */
    record FilingView(
            String conversation,
            String outcome,
            String outcomeText,
            List<Link> records,
            @Nullable String why,
            List<String> reasons,
            boolean review) {}

    /** One item with its way so far; {@code reason} is why it is in quarantine. */
    record ItemView(
            String id,
            String name,
            String source,
            String state,
            String stateText,
            List<StageView> stages,
            List<String> notes,
            boolean quarantined,
            @Nullable String reason,
            List<String> flags) {}

    /** One stage; {@code sign} stands beside its name. */
    record StageView(String name, String state, String stateText, String sign, String title) {}

    /**
     * The player of one recording.
     *
     * @param tracks the side of each track, separated by blanks
     * @param startMs where to begin
     * @param recordings the choice where there are several, else empty
     */
    record PlayerView(
            String item,
            String audio,
            String waveform,
            long durationMs,
            String duration,
            long startMs,
            int trackCount,
            String tracks,
            List<Tint> legend,
            List<Choice> recordings) {}
}
