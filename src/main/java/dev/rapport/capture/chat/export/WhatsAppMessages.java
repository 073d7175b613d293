package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of a WhatsApp export together to messages.
 *
 * <p>They have no ids there: one is known by the minute as it is written, who wrote it, what it says, and how often that person
 * said so in that minute before. For use by one thread.
 */
final class WhatsAppMessages {

    private static final int LONGEST = 1_000_000;

    private final ExportFiles files;
    private final String base;
    private final WhatsAppSurvey survey;
    private final String title;
    private final List<ChatPerson> members;
    private final ExportSink sink;
    private final Ordinals ordinals = new Ordinals();
    private final StringBuilder lines = new StringBuilder();
    private @Nullable Begun begun;
    private @Nullable ExportRoom room;

    private record Begun(WhatsAppStamp stamp, Instant at, String line) {}

    /**
     * @param base the folder in which its files lie
     * @param title what the chat is called; empty where nobody says
     */
    WhatsAppMessages(ExportFiles files, String base, WhatsAppSurvey survey, String title, ExportSink sink) {
        this.files = files;
        this.base = base;
        this.survey = survey;
        this.title = title;
        this.sink = sink;
        this.members = survey.two().stream().map(WhatsAppSender::person).toList();
    }

    /** A line that begins with a time. */
    void begin(WhatsAppStamp stamp, Instant at, String line) throws IOException {
        end();
        begun = new Begun(stamp, at, line);
    }

    /** A line that begins with none. */
    void goOn(String line) {
        if (begun != null && lines.length() + line.length() < LONGEST) {
            lines.append('\n').append(line);
        }
    }

    /** The message at hand is whole. */
    void end() throws IOException {
        Begun one = begun;
        if (one != null) {
            String more = lines.toString();
            begun = null;
            lines.setLength(0);
            Optional<WhatsAppSender> sender = WhatsAppSender.of(one.stamp().rest());
            if (sender.isPresent()) {
                message(one, sender.get(), more);
            }
        }
    }

    private void message(Begun one, WhatsAppSender sender, String more) throws IOException {
        WhatsAppText text = WhatsAppText.of(sender.text() + more, name -> files.has(base + name));
        boolean ofTheChat = text.marked()
                && text.file().isEmpty()
                && !text.deleted()
                && (!survey.writes(sender.name()) || WhatsAppWords.isSaidByNobody(text.text()));
        if (ofTheChat) {
            return;
        }
        ChatPerson from = sender.person();
        ExportRoom place = room == null ? room(one) : room;
        room = place;
        String raw = one.line() + more;
        if (text.deleted()) {
            sink.add(place, ExportEntry.deleted(id(one, from, "deleted"), null, raw), List.of(from));
            return;
        }
        List<FileRef> contained =
                text.contained() ? List.of(new FileRef(base + text.file(), text.file(), null)) : List.of();
        ExportEntry entry = ExportEntry.written(
                id(one, from, text.key()), from.id(), one.at(), text.text(), null, null, contained, raw);
        sink.add(
                place,
                entry.lacking(text.left()),
                Stream.concat(Stream.of(from), members.stream()).toList());
    }

    private String id(Begun one, ChatPerson from, String text) {
        String said = one.stamp().minuteText() + "\n" + from.id() + "\n" + text;
        return Fields.digest(said + "\n" + ordinals.next(Fields.digest(said)));
    }

    /** Where nothing tells its name, a chat is known by how it begins. */
    private ExportRoom room(Begun one) {
        String id = title.isEmpty() ? "chat " + Fields.digest(one.line()) : title.toLowerCase(Locale.ROOT);
        String subject = title.isEmpty() ? null : title;
        return members.isEmpty() ? ExportRoom.channel(id, subject) : ExportRoom.direct(id, subject);
    }
}
