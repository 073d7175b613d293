/**
 * Chat: from what a platform says of messages to sessions. {@link dev.rapport.capture.chat.ChatIntake} is where to start.
 *
 * <p>May use {@code conversation}, {@code language}, {@code archive} and the intake of {@code capture}.
 */
@NullMarked
package dev.rapport.capture.chat;

import org.jspecify.annotations.NullMarked;
