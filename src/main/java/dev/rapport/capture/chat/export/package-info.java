/**
 * Exports of chat platforms: Slack, WhatsApp, Telegram, Microsoft Teams, Mattermost and Discord, as files put into {@code
 * inbox/chat} and as imports.
 *
 * <p>A reader per platform ({@link dev.rapport.capture.chat.export.ExportReader}) makes entries of a file, without a database;
 * {@link dev.rapport.capture.chat.export.ExportRun} brings them in. {@link dev.rapport.capture.chat.export.ChatImports} is where
 * uploads begin. May use {@code capture.chat}, {@code capture.email.text}, {@code capture}, {@code archive}, {@code language}
 * and {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.chat.export;

import org.jspecify.annotations.NullMarked;
