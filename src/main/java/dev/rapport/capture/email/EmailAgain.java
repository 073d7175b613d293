package dev.rapport.capture.email;

import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.RereadStore;
import dev.rapport.capture.email.text.Sentences;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.ReadAgain;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads messages again from their originals, so that a better reader also serves the mail that came before it.
 *
 * <p>Anew is what a message says: subject, text, whose words they are, signature, files, appointment. What was decided of it when it came
 * stays: its id, who takes part, when, its thread. Safe for use by many threads.
 */
@Component
final class EmailAgain implements ReadAgain {

    private static final Logger LOG = LoggerFactory.getLogger(EmailAgain.class);

    private final EmailReader reader;
    private final EmailOriginals originals;
    private final MediaStore media;
    private final MessageStore messages;
    private final RereadStore store;

    EmailAgain(
            EmailReader reader, EmailOriginals originals, MediaStore media, MessageStore messages, RereadStore store) {
        this.reader = reader;
        this.originals = originals;
        this.media = media;
        this.messages = messages;
        this.store = store;
    }

    @Override
    public void readAgain(Item item) {
        Optional<Message> before =
                item.kind() == ItemKind.MESSAGE ? messages.of(Viewer.PIPELINE, item.id()) : Optional.empty();
        before.ifPresent(message -> readAgain(item, message));
    }

    private void readAgain(Item item, Message before) {
        try (InputStream in = Channels.newInputStream(media.open(item.original()))) {
            byte[] bytes = in.readAllBytes();
            EmailMessage read = reader.read(bytes);
            originals.store(bytes, read);
            Message now = again(before, read);
            store.replace(now, sentences(store.sentences(Viewer.PIPELINE, before), read, now));
        } catch (Unprocessable e) {
            LOG.warn("Message {} stays as it was read before: {}", before.id(), e.getMessage());
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The original " + item.original().sha256() + " can not be read now (" + e
                            + "). Bring it back from a backup, or mend the disk.",
                    e);
        }
    }

    private static Message again(Message before, EmailMessage read) {
        Message now = EmailItems.message(read, before.itemId(), before.partyId(), before.recipients(), before.sentAt());
        return new Message(
                before.id(),
                before.itemId(),
                before.internetId(),
                before.partyId(),
                before.sentAt(),
                before.offsetSeconds(),
                now.subject(),
                now.body(),
                now.reply(),
                now.quoted(),
                now.signature(),
                now.blocks(),
                now.html(),
                now.contact(),
                now.meeting(),
                before.recipients(),
                files(before.attachments(), now.attachments()),
                now.notes());
    }

    /** A file of the same bytes is the same, and keeps its id. */
    private static List<Attachment> files(List<Attachment> before, List<Attachment> now) {
        List<Attachment> left = new ArrayList<>(before);
        List<Attachment> files = new ArrayList<>();
        for (Attachment file : now) {
            Optional<Attachment> same = left.stream()
                    .filter(one ->
                            one.original().sha256().equals(file.original().sha256()))
                    .findFirst();
            same.ifPresent(left::remove);
            files.add(new Attachment(
                    same.map(Attachment::id).orElse(file.id()),
                    file.filename(),
                    file.mediaType(),
                    file.detectedType(),
                    file.inline(),
                    file.contentId(),
                    file.original()));
        }
        return files;
    }

    private static List<Utterance> sentences(List<Utterance> before, EmailMessage read, Message now) {
        List<Sentences.Span> spans = Sentences.of(read.text());
        List<String> texts = spans.stream()
                .map(span -> now.body().substring(span.start(), span.end()))
                .toList();
        List<UtteranceId> ids = SameSentences.ids(before, texts);
        List<Utterance> sentences = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            sentences.add(new Utterance(
                    ids.get(i),
                    now.itemId(),
                    now.id(),
                    now.partyId(),
                    null,
                    new TextSpan(spans.get(i).start(), spans.get(i).end()),
                    texts.get(i),
                    texts.get(i),
                    1,
                    List.of()));
        }
        return sentences;
    }
}
