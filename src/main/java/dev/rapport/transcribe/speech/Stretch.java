package dev.rapport.transcribe.speech;

/**
 * A part of a track that is to be heard.
 *
 * @param track counted from 0
 * @param fromSample where it begins in the recording
 * @param pcm 16-bit little-endian mono at the rate of the recording
 */
public record Stretch(int track, long fromSample, byte[] pcm) {

    /** How many there are. */
    public int samples() {
        return pcm.length / 2;
    }

    /** The sample after its last one. */
    public long toSample() {
        return fromSample + samples();
    }
}
