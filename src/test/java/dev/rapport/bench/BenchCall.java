package dev.rapport.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording that is heard by every engine.
 *
 * @param file as a customer's system delivers it
 * @param tracks one mono WAV of 16-bit PCM per track at the recording's own rate, for engines that read nothing else
 * @param references what was said, track by track, as words to compare; empty where nobody wrote it down
 */
record BenchCall(String kind, Path file, List<Path> tracks, double seconds, Optional<List<List<String>>> references) {

    BenchCall {
        tracks = List.copyOf(tracks);
        if (references.isPresent() && references.get().size() != tracks.size()) {
            throw new IllegalArgumentException(file + ": a text for each track, or none");
        }
    }

    /** Seconds of sound over all tracks, which is what an engine without speech detection has to decode. */
    double trackSeconds() {
        return seconds * tracks.size();
    }
}
