package dev.rapport.search;

import dev.rapport.archive.AttachmentStore.FileText;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.search.Moment.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Decides what of a message is found besides the sentences of its sender: the subject where it begins a thread, what it passes
 * on, and the text of its files, in pieces.
 *
 * <p>What it quotes is left out, since it is found where it was written. The ids of these moments are made of the message's, so
 * that they are the same each time.
 */
final class MessageMoments {

    private static final int PIECE = 1_200;
    private static final int SEARCHED_FOR_END = 300;

    private MessageMoments() {}

    static List<Moment> of(Message message, boolean first) {
        List<Moment> moments = new ArrayList<>();
        if (!message.subject().isBlank() && first) {
            moments.add(moment(Kind.SUBJECT, message, "subject", message.subject()));
        }
        for (Message.Block block : message.blocks()) {
            if (block.kind() == Message.Kind.FORWARDED) {
                String text = message.body().substring(block.start(), block.end());
                for (String piece : pieces(text)) {
                    moments.add(moment(Kind.FORWARDED, message, "forwarded " + moments.size(), piece));
                }
            }
        }
        return moments;
    }

    /** The files of messages, each with its text and its name. */
    static List<Moment> of(List<FileText> files) {
        List<Moment> moments = new ArrayList<>();
        for (FileText file : files) {
            List<String> pieces = pieces(file.text());
            for (int i = 0; i < pieces.size(); i++) {
                moments.add(piece(file, "file " + file.id() + " " + i, pieces.get(i)));
            }
            moments.add(piece(file, "name " + file.id(), file.filename()));
        }
        return moments;
    }

    private static Moment piece(FileText file, String what, String text) {
        return Moment.of(Kind.ATTACHMENT, id(file.message(), what), file.message(), file.party(), text, file.id());
    }

    private static Moment moment(Kind kind, Message message, String what, String text) {
        return Moment.of(kind, id(message.id(), what), message.id(), message.partyId(), text, null);
    }

    private static UtteranceId id(MessageId message, String what) {
        byte[] name = (message + " " + what).getBytes(StandardCharsets.UTF_8);
        return new UtteranceId(UUID.nameUUIDFromBytes(name));
    }

    /** Cut where a paragraph, a line or a word ends. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = text.length() - from <= PIECE ? text.length() : end(text, from + PIECE);
            String piece = text.substring(from, to).strip();
            if (piece.chars().anyMatch(Character::isLetterOrDigit)) {
                pieces.add(piece);
            }
            from = to;
        }
        return pieces;
    }

    private static int end(String text, int most) {
        for (String end : List.of("\n\n", "\n", ". ", " ")) {
            int at = text.lastIndexOf(end, most);
            if (at > most - SEARCHED_FOR_END) {
                return at + end.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}
