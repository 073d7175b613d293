package dev.rapport.web.api;

import dev.rapport.capture.chat.export.ChatImportKind;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import dev.rapport.web.api.ImportApi.Answer;
import dev.rapport.web.api.ImportApi.Progress;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes exports of chat platforms among the imports. Safe for use by many threads. */
@Component
final class ChatUploads {

    private final ChatImports chats;

    ChatUploads(ChatImports chats) {
        this.chats = chats;
    }

    /** Empty for what is said to be, or looks like, no export of a chat platform. */
    Optional<Answer> start(Viewer viewer, Part file, @Nullable String kind, String filename) throws IOException {
        Optional<ChatImportKind> said = Optional.ofNullable(kind).flatMap(ChatImportKind::of);
        if (said.isEmpty() && kind != null && !kind.isBlank()) {
            return Optional.empty();
        }
        Optional<ChatImportKind> found = ChatImports.recognise(file::getInputStream);
        if (said.isPresent() && !said.equals(found)) {
            throw Refusal.badRequest(
                    "The part file is no export of " + said.get().key() + ": "
                            + found.map(other -> "it looks like one of " + other.key())
                                    .orElse("nothing in it says so; export the chat again, and send it as it is"));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = file.getInputStream()) {
            ChatImportKind sure = found.get();
            return Optional.of(
                    new Answer(chats.start(viewer, sure, in, filename).toString(), sure.key()));
        }
    }

    /** Empty where there is no such import of chats. */
    Optional<Progress> find(Viewer viewer, ImportId id) {
        return chats.find(viewer, id).map(Progress::of);
    }
}
