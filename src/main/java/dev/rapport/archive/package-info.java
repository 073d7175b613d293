/**
 * The truth: conversations, items with their stages, transcripts with people's corrections in PostgreSQL; originals in the
 * {@link dev.rapport.archive.MediaStore}, by SHA-256.
 *
 * <p>May use {@code conversation} and {@code installation}. Every read takes a {@code Viewer}. Writes join the caller's
 * transaction, or make their own.
 */
@NullMarked
package dev.rapport.archive;

import org.jspecify.annotations.NullMarked;
