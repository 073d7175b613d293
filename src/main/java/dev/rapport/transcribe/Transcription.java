package dev.rapport.transcribe;

import dev.rapport.conversation.Recording;
import java.util.List;

/**
 * What was said in a recording, by track.
 *
 * @param utterances of all tracks, in the order in which they begin
 * @param decodeMs how long the recogniser took, by the clock on the wall
 * @param model the name of the speech model
 * @param notes what a person should know of the recording, each beginning with "recording"
 */
public record Transcription(
        Recording recording, List<TrackUtterance> utterances, long decodeMs, String model, List<String> notes) {

    public Transcription {
        utterances = List.copyOf(utterances);
        notes = List.copyOf(notes);
    }

    /** Of a recording of which there is nothing to be noted. */
    public Transcription(Recording recording, List<TrackUtterance> utterances, long decodeMs, String model) {
        this(recording, utterances, decodeMs, model, List.of());
    }
}
