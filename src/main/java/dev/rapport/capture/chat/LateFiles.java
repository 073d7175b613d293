package dev.rapport.capture.chat;

import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ChatStore;
import dev.rapport.capture.Intake;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes files in that come after their messages. Safe for use by many threads. */
@Component
public final class LateFiles {

    private final ChatStore chats;
    private final ChatMessageStore messages;
    private final Intake intake;
    private final Quiet quiet;
    private final ChatSettings settings;

    LateFiles(ChatStore chats, ChatMessageStore messages, Intake intake, Quiet quiet, ChatSettings settings) {
        this.chats = chats;
        this.messages = messages;
        this.intake = intake;
        this.quiet = quiet;
        this.settings = settings;
    }

    /** How many bytes a file may have. */
    public long largest() {
        return settings.maxFileSize().toBytes();
    }

    /**
     * Adds a file to a message, whose session is then processed again. Nothing happens where the message has it, was taken back, or
     * was erased. On return it is committed.
     */
    public void attach(MessageId message, ChatFile file) {
        intake.change(Set.of("file of " + message.value()), () -> {
            Optional<ItemId> session = chats.session(message);
            session.filter(there -> messages.attach(message, List.of(ChatFiles.attachment(file))))
                    .ifPresent(quiet::later);
            return session;
        });
    }
}
