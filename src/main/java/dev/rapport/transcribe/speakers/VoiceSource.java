package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import java.util.List;

/**
 * Says how the voice is in a stretch of a track, in numbers that are alike for one speaker and differ between two.
 *
 * <p>What it holds is bounded, however long the recording is. For one thread.
 */
public interface VoiceSource {

    /**
     * Takes the next stretch of sound.
     *
     * @param pcm 16-bit little-endian mono; an even number of bytes counts
     */
    void accept(byte[] pcm, int length);

    /**
     * How the voice was in each of these stretches, in their order; all of one width. One without anything to go by has
     * nothing counted.
     *
     * @param stretches in the order of time, in milliseconds of the sound that was taken
     */
    List<VoiceStats> of(List<TimeSpan> stretches);
}
