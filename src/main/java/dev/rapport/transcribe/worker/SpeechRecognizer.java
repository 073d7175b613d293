package dev.rapport.transcribe.worker;

/**
 * Turns the sound of one track into words with their times.
 *
 * <p>Safe for use by many threads; each {@link Hearing} belongs to one.
 */
public interface SpeechRecognizer {

    /**
     * Begins a track.
     *
     * @param rate samples a second, 8000 to 48000; anything else is an {@link IllegalArgumentException}
     * @param voices whether several people may speak on it: then each segment says whose voice it is like, where a speaker
     *     model is installed
     * @throws dev.rapport.conversation.TemporaryFailure when there is no model, or the recogniser does not start
     */
    Hearing listen(int rate, boolean voices);
}
