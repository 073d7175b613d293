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
 */
public record Transcription(
        Recording recording, boolean mixed, List<TrackUtterance> utterances, long decodeMs, String model) {

    public Transcription {
        utterances = List.copyOf(utterances);
    }
}
