/**
 * Conversations that come as vCon (draft-ietf-vcon-vcon-core): read tolerantly, and taken in by the same doors as calls, mail and
 * chats that come by other ways.
 *
 * <p>{@link dev.rapport.capture.vcon.VconImports} takes uploads; files of {@code inbox/chat} come through {@code VconFile}. A file
 * is opened ({@code Opened}: unpacked, its signature checked), read ({@code VconReader}) and brought in ({@code VconIntake}). May
 * use {@code capture}, {@code capture.call}, {@code capture.chat}, {@code capture.email}, {@code capture.fetch}, {@code archive},
 * {@code language} and {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.vcon;

import org.jspecify.annotations.NullMarked;
