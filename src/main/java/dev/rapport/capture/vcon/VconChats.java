package dev.rapport.capture.vcon;

import dev.rapport.archive.MediaStore;
import dev.rapport.archive.VconStore;
import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatFile;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.ChatOutcome.Accepted;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.vcon.Vcon.Attached;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Earlier;
import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the text messages of a vCon in, as one session of a chat. In the caller's transaction. */
@Component
final class VconChats {

    private static final int LONGEST = 1_000_000;
    private static final String NOBODY = "unknown";

    private final ChatIntake intake;
    private final VconStore vcons;

    VconChats(ChatIntake intake, VconStore vcons) {
        this.intake = intake;
        this.vcons = vcons;
    }

    Brought chat(Coming coming, List<Dialog> dialogs) throws IOException {
        Map<String, Integer> ids = new HashMap<>();
        List<ChatEntry> entries = new ArrayList<>();
        for (Dialog dialog : dialogs) {
            String id = id(coming, dialog, ids);
            ids.put(id, dialog.index());
            add(coming, dialog, id, entries);
        }
        ChatBatch batch = new ChatBatch(
                coming.source(),
                platform(dialogs),
                coming.name(),
                coming.vcon().subject(),
                false,
                people(coming),
                entries);
        Accepted accepted = intake.take(batch, coming.document(), "vcon " + coming.sha256());
        if (coming.other() && !accepted.duplicate()) {
            vcons.flag(accepted.itemId(), Coming.OTHER_CONTENT);
        }
        return new Brought(accepted.conversationId(), accepted.itemId(), accepted.duplicate(), ids);
    }

    private static String platform(List<Dialog> dialogs) {
        return dialogs.stream()
                .flatMap(dialog -> Optional.ofNullable(dialog.application()).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("vcon");
    }

    private static String id(Coming coming, Dialog dialog, Map<String, Integer> taken) {
        String own = dialog.messageId();
        return own == null || taken.containsKey(own) ? coming.vcon().uuid() + "/" + dialog.index() : own;
    }

    private static List<ChatPerson> people(Coming coming) {
        List<ChatPerson> people = new ArrayList<>();
        for (int i = 0; i < coming.vcon().parties().size(); i++) {
            Person person = coming.vcon().parties().get(i);
            people.add(new ChatPerson(
                    personId(coming, i),
                    person.handle(),
                    person.name(),
                    person.email(),
                    person.phone(),
                    coming.sides().get(i)));
        }
        return people;
    }

    /** What is the same wherever this person writes; else only within this vCon. */
    private static String personId(Coming coming, int place) {
        Person person = coming.vcon().parties().get(place);
        List<Person> before = coming.vcon().parties().subList(0, place);
        for (String id : Arrays.asList(person.handle(), person.email(), person.phone())) {
            boolean shared = before.stream()
                    .anyMatch(other -> id != null
                            && (id.equals(other.handle()) || id.equals(other.email()) || id.equals(other.phone())));
            if (id != null && !shared) {
                return id;
            }
        }
        return coming.vcon().uuid() + " party " + place;
    }

    private void add(Coming coming, Dialog dialog, String id, List<ChatEntry> entries) throws IOException {
        String from = dialog.originator() != null
                ? personId(coming, dialog.originator())
                : dialog.people().isEmpty()
                        ? NOBODY
                        : personId(coming, dialog.people().getFirst());
        List<ChatFile> files = files(coming, dialog);
        for (Earlier one : dialog.earlier()) {
            boolean first = !one.at().isAfter(dialog.start());
            entries.add(new ChatEntry.Written(
                    id, from, dialog.start(), one.text(), dialog.replyTo(), first ? null : one.at(), files));
        }
        entries.add(new ChatEntry.Written(
                id, from, dialog.start(), text(dialog), dialog.replyTo(), dialog.editedAt(), files));
    }

    private static boolean isText(Dialog dialog) {
        String type = dialog.mediaType();
        return type == null || type.startsWith("text/") || type.equals("application/json");
    }

    private static String text(Dialog dialog) {
        if (!isText(dialog)) {
            return "";
        }
        String text = dialog.content().text();
        if (text.length() > LONGEST) {
            throw new Unprocessable(dialog.place() + " has a text of " + text.length() + " characters; at most "
                    + LONGEST + " are a message");
        }
        return String.valueOf(dialog.mediaType()).startsWith("text/html")
                ? Jsoup.parse(text).wholeText().strip()
                : text;
    }

    /** What is no text is a file, and so is what was attached to the message. */
    private List<ChatFile> files(Coming coming, Dialog dialog) throws IOException {
        List<ChatFile> files = new ArrayList<>();
        if (!isText(dialog)) {
            files.add(keep(dialog.filename(), dialog.mediaType(), dialog.content()));
        }
        for (Attached attached : coming.vcon().attachments()) {
            if (attached.isFileOf(dialog)) {
                files.add(keep(attached.filename(), attached.mediaType(), attached.content()));
            }
        }
        return files;
    }

    private ChatFile keep(@Nullable String name, @Nullable String type, Content content) throws IOException {
        try (InputStream in = content.open()) {
            return intake.keep(name, type, in);
        } catch (MediaStore.TooLarge e) {
            throw new Unprocessable(
                    content.place() + ": " + e.getMessage() + "; rapport.chat.max-file-size sets that", e);
        } catch (Undecodable e) {
            throw content.unusable(e);
        }
    }
}
