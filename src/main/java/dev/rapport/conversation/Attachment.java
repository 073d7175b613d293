package dev.rapport.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message.
 *
 * @param filename for showing and downloading: without a path, without signs that do harm; never empty
 * @param mediaType as the message states it; nobody may rely on it
 * @param detectedType as its first bytes say
 * @param inline whether it is shown within the text, as pictures are
 * @param contentId by which the HTML refers to it; null where it does not
 */
public record Attachment(
        AttachmentId id,
        String filename,
        String mediaType,
        String detectedType,
        boolean inline,
        @Nullable String contentId,
        Original original) {}
