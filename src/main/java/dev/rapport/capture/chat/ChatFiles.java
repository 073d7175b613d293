package dev.rapport.capture.chat;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.email.file.FileNames;
import dev.rapport.capture.email.file.FileType;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides what the files of messages are called and are. Stateless. */
final class ChatFiles {

    private static final int TYPE_LENGTH = 250;

    private ChatFiles() {}

    static ChatFile keep(
            MediaStore media, @Nullable String givenName, @Nullable String mediaType, InputStream bytes, long maxBytes)
            throws IOException {
        byte[] head = bytes.readNBytes(FileType.BYTES);
        Original original = media.store(new SequenceInputStream(new ByteArrayInputStream(head), bytes), maxBytes);
        return file(givenName, mediaType, head, original);
    }

    /** @param head its first bytes, or all */
    static ChatFile file(@Nullable String givenName, @Nullable String mediaType, byte[] head, Original original) {
        String detected = FileType.of(head, givenName == null ? "" : givenName);
        String stated =
                mediaType == null ? "" : ChatTexts.clean(mediaType).strip().toLowerCase(Locale.ROOT);
        String type = stated.isEmpty() || stated.length() > TYPE_LENGTH ? detected : stated;
        String name = FileNames.shown(givenName == null ? null : ChatTexts.clean(givenName), type, 1);
        return new ChatFile(name, type, detected, original);
    }

    /** What bytes are called in the media store, whether or not they are there. */
    static Original name(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Original(HexFormat.of().formatHex(digest), bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }

    static Attachment attachment(ChatFile file) {
        return new Attachment(
                AttachmentId.create(),
                file.filename(),
                file.mediaType(),
                file.detectedType(),
                false,
                null,
                file.original());
    }
}
