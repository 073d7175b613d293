/**
 * Chats in files of a watched folder: which file is taken by whom, and where it goes then.
 *
 * <p>May use {@code conversation}, and of {@code capture} the intake and {@code capture.chat}. Who can read a kind of file
 * implements {@link dev.rapport.capture.chat.ChatExport}.
 */
@NullMarked
package dev.rapport.capture.chat.folder;

import org.jspecify.annotations.NullMarked;
