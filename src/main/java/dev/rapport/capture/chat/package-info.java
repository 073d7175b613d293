/**
 * Chat: from what a platform says of messages to sessions. {@link dev.rapport.capture.chat.ChatIntake} is where to start: whoever
 * hears of messages makes a {@link dev.rapport.capture.chat.ChatBatch} of them. {@link dev.rapport.capture.chat.MessageHistory}
 * decides what holds of a message, {@link dev.rapport.capture.chat.ChatSessions} where it belongs ({@code src/adr/0015},
 * {@code 0016}). A kind of file with chats is a {@link dev.rapport.capture.chat.ChatExport}.
 *
 * <p>May use {@code conversation}, {@code language}, {@code archive}, the intake of {@code capture}, and of {@code
 * capture.email} the cutting of sentences and the types and names of files.
 */
@NullMarked
package dev.rapport.capture.chat;

import org.jspecify.annotations.NullMarked;
