/**
 * From the bytes of a message to its headers and parts, whatever state they are in: structure, header fields, addresses,
 * dates, transfer encodings, character sets.
 *
 * <p>Parts are spans of the one copy of the bytes that is there; nothing is decoded before it is asked for. Nothing here
 * fails for what is in the bytes: what had to be cut or repaired is a {@link dev.rapport.capture.email.mime.Note}. The
 * transfer decoders are those of Jakarta Mail (Angus). Its multiparts and header fields are not used: they
 * take any number of parts and fields into memory, swallow the part after one whose header is not ended, and fail where
 * mail that people send is broken.
 *
 * <p>May use {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.email.mime;

import org.jspecify.annotations.NullMarked;
