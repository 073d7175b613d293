package dev.rapport.transcribe;

import dev.rapport.conversation.Recording;
import java.util.List;

/**
 * What was said in a recording, by track.
 *
 * @param mixed whether all voices are on one track, so that a speaker is not known by the track
 * @param utterances of all tracks, in the order in which they begin
 * @param decodeMs how long the recogniser took, by the clock on the wall
 * @param model the name of the speech model
 * @param language of the speech model, as a tag of BCP 47
 * @param notes what a person should know of the recording, each beginning with "recording"
 */
public record Transcription(
        Recording recording,
        boolean mixed,
        List<TrackUtterance> utterances,
        long decodeMs,
        String model,
        String language,
        List<String> notes) {

    public Transcription {
        utterances = List.copyOf(utterances);
        notes = List.copyOf(notes);
    }

    /** Of an English recording of which there is nothing to be noted. */
    public Transcription(
            Recording recording, boolean mixed, List<TrackUtterance> utterances, long decodeMs, String model) {
        this(recording, mixed, utterances, decodeMs, model, "en", List.of());
    }

    /** The same in other words. */
    Transcription with(List<TrackUtterance> others) {
        return new Transcription(recording, mixed, others, decodeMs, model, language, notes);
    }
}
