/**
 * Turns PCM into words, in a process of its own: what a native recogniser does to its process costs the recordings in
 * flight, and nothing else.
 *
 * <p>{@code SpeechRecognizer} is the contract, {@code VoskRecognizer} its implementation. {@code WorkerMain} and what it
 * uses ({@code WorkerTrack}, {@code Frame}, {@code FrameType}) run in the other process and know only the JDK and Vosk.
 * May use {@code conversation} only.
 */
@NullMarked
package dev.rapport.transcribe.worker;

import org.jspecify.annotations.NullMarked;
