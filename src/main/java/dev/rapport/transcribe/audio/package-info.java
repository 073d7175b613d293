/**
 * Reads the sound of recordings: recognises the format, checks what the header says against the bytes that are there,
 * and gives each track as PCM, a block at a time.
 *
 * <p>{@link dev.rapport.transcribe.audio.Recordings} is the way in. WAV is read here, all else by an ffmpeg child
 * ({@code Decoder}, {@code src/adr/0007}); another format of a file is one more {@code Container}. May use
 * {@code conversation}, and of {@code archive} the files of the media store.
 */
@NullMarked
package dev.rapport.transcribe.audio;

import org.jspecify.annotations.NullMarked;
