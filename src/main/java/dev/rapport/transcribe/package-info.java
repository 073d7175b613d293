/**
 * Turns recordings into transcripts: decodes the sound ({@code audio}), finds the speech in it ({@code
 * speech}), has that recognised in a process of its own ({@code worker}) with a model that is fetched at the first start ({@code model}), and makes utterances of the words.
 *
 * <p>{@code Transcriber} does it for any recording, {@code TranscribeStage} for an item of the archive. May use {@code
 * conversation}, {@code language}, {@code archive} and {@code installation}.
 */
@NullMarked
package dev.rapport.transcribe;

import org.jspecify.annotations.NullMarked;
