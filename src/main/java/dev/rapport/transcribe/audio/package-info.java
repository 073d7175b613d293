/**
 * Reads the sound of recordings: recognises the format, checks what the header says against the bytes that are there,
 * and gives each track as PCM, a block at a time.
 *
 * <p>A new format is one more {@code AudioFormat}. May use {@code conversation} only.
 */
@NullMarked
package dev.rapport.transcribe.audio;

import org.jspecify.annotations.NullMarked;
