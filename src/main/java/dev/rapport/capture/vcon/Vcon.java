package dev.rapport.capture.vcon;

import dev.rapport.conversation.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A vCon as it was read: what the draft and its older versions say in different words is said in one way here.
 *
 * @param uuid made of the content where it has none
 * @param notes what a person should know of it wherever it is shown, such as that it was redacted
 */
record Vcon(
        String uuid,
        Instant createdAt,
        @Nullable String subject,
        List<Person> parties,
        List<Dialog> dialogs,
        List<Analysis> analyses,
        List<Attached> attachments,
        List<String> notes) {

    Vcon {
        parties = List.copyOf(parties);
        dialogs = List.copyOf(dialogs);
        analyses = List.copyOf(analyses);
        attachments = List.copyOf(attachments);
        notes = List.copyOf(notes);
    }

    /**
     * One who takes part.
     *
     * @param role in lower case, such as "agent"; null where nothing is said
     * @param speaker what a voice without a name is called
     */
    record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String role,
            @Nullable String speaker) {

        /** Whether anything tells this one from others. */
        boolean isKnown() {
            return name != null || phone != null || email != null;
        }

        /** As its role says; UNKNOWN where that says nothing. */
        Side sideOfRole() {
            return switch (role == null ? "" : role.toLowerCase(Locale.ROOT)) {
                case "agent", "supervisor", "sme", "representative", "rep", "employee", "host", "ours" -> Side.OURS;
                case "customer", "contact", "client", "caller", "consumer", "lead", "prospect", "guest", "theirs" ->
                    Side.THEIRS;
                default -> Side.UNKNOWN;
            };
        }
    }

    /** The kinds of dialogs (draft, section 4.3.1). */
    enum Kind {
        RECORDING,
        TEXT,
        TRANSFER,
        INCOMPLETE,
        RECORDING_SET
    }

    /**
     * A stretch of the conversation.
     *
     * @param index its place in the vCon
     * @param tracks who is on which track, by their places among the parties; with one entry only, who took part at all
     * @param roles of the parties of a message of mail, in their order; empty where they are not told
     * @param originator who began it, where that is not the first
     * @param disposition why it is incomplete
     * @param direction "in" or "out", as far as somebody says
     * @param earlier the texts that a message had before, the oldest first
     */
    record Dialog(
            int index,
            Kind kind,
            Instant start,
            @Nullable Duration duration,
            List<List<Integer>> tracks,
            List<String> roles,
            @Nullable Integer originator,
            Content content,
            @Nullable String mediaType,
            @Nullable String filename,
            @Nullable String messageId,
            @Nullable String application,
            @Nullable String disposition,
            @Nullable String direction,
            @Nullable String replyTo,
            @Nullable String subject,
            @Nullable Instant editedAt,
            List<Earlier> earlier) {

        Dialog {
            tracks = tracks.stream().map(List::copyOf).toList();
            roles = List.copyOf(roles);
            earlier = List.copyOf(earlier);
        }

        /** All who take part, each once. */
        List<Integer> people() {
            return tracks.stream().flatMap(List::stream).distinct().toList();
        }

        String place() {
            return "dialog " + index;
        }
    }

    /** A text that a message had before, from when on. */
    record Earlier(Instant at, String text) {}

    /**
     * What somebody found in the conversation.
     *
     * @param dialogs that it is about; empty where that is not said
     * @param raw as it stands in the file
     */
    record Analysis(
            int index,
            String type,
            List<Integer> dialogs,
            @Nullable String vendor,
            Content content,
            JsonNode raw) {

        Analysis {
            dialogs = List.copyOf(dialogs);
        }

        /** Of a vCon with one dialog, what names none is about that. */
        boolean isAbout(int dialog) {
            return dialogs.contains(dialog) || dialogs.isEmpty() && dialog == 0;
        }
    }

    /**
     * A file that goes with it.
     *
     * @param dialog that it came with; null where that is not said
     */
    record Attached(
            int index,
            @Nullable Integer dialog,
            @Nullable Integer party,
            @Nullable String mediaType,
            @Nullable String filename,
            Content content,
            JsonNode raw) {

        /** Whether it is a file of a text message; what is only JSON, or elsewhere, is something that a program noted. */
        boolean isFileOf(Dialog message) {
            boolean here = !content.isMissing() && content.url() == null;
            boolean json = content.body() instanceof Content.Body.Inline(JsonNode node) && !node.isString();
            return here
                    && !json
                    && message.kind() == Kind.TEXT
                    && Integer.valueOf(message.index()).equals(dialog);
        }
    }
}
