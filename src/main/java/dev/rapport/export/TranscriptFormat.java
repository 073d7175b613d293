package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Utterance;
import java.util.List;

/**
 * The forms that a transcript can be had in.
 *
 * <p>Names and words are shown as they are: what has a meaning in the format is escaped, and whatever would break a line is
 * a space. Utterances without any text are left out.
 */
public enum TranscriptFormat {
    /** A line for each utterance: time, name and words. */
    TXT("text/plain", "txt", PlainText::of),
    /** WebVTT (W3C): subtitles with the names as voices. */
    VTT("text/vtt", "vtt", WebVtt::of),
    /** SubRip: subtitles for players that do not know WebVTT. */
    SRT("application/x-subrip", "srt", SubRip::of),
    /** For programs: with the times and confidences of all words. */
    JSON("application/json", "json", TranscriptJson::of);

    private final String mediaType;
    private final String ending;
    private final Form form;

    TranscriptFormat(String mediaType, String ending, Form form) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.form = form;
    }

    /** Without a character set: it is UTF-8 for all. */
    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    /** @param utterances in their order */
    public String render(Conversation conversation, List<Utterance> utterances) {
        return form.render(Lines.of(conversation, utterances));
    }

    /** One way of writing a transcript down. */
    private interface Form {
        String render(Lines transcript);
    }
}
