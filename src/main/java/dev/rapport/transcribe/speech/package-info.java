/**
 * Finds the speech in a recording before it is recognised, and keeps its true times.
 *
 * <p>{@code SpeechGate} takes all tracks of a recording and gives back the stretches to be heard; {@code TimeMap} leads
 * from a moment in what was heard to the moment in the recording. A lost word is worse than time lost on what is none:
 * in doubt, sound is kept. All is computed on frames of 10 ms. May use {@code conversation} only.
 */
@NullMarked
package dev.rapport.transcribe.speech;

import org.jspecify.annotations.NullMarked;
