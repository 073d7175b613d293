/**
 * From the bytes of a message to its headers and parts, whatever state they are in: structure, header fields, addresses,
 * dates, transfer encodings, character sets.
 *
 * <p>Parts are spans of the one copy of the bytes that is there; nothing is decoded before it is asked for. Nothing here
 * fails for what is in the bytes: what had to be cut or repaired is a {@link dev.rapport.capture.email.mime.Note}. Of
 * Jakarta Mail (Angus) only the decoder for uuencode is used: its multiparts and header fields take any number of parts and
 * fields into memory, it swallows the part after one whose header is not ended, its quoted-printable overflows the stack,
 * and its addresses and parameters fail where mail that people send is broken.
 *
 * <p>May use {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.email.mime;

import org.jspecify.annotations.NullMarked;
