package dev.rapport.capture.chat;

import dev.rapport.conversation.Original;

/**
 * A file that came with a message of a chat; {@link ChatIntake#keep} makes one of the bytes.
 *
 * @param filename for showing and downloading: without a path, without signs that do harm; never empty
 * @param mediaType as the platform states it; nobody may rely on it
 * @param detectedType as its first bytes say
 * @param original which is in the media store
 */
public record ChatFile(String filename, String mediaType, String detectedType, Original original) {}
