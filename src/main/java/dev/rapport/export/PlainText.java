package dev.rapport.export;

import java.util.stream.Collectors;

/** A transcript to read and to paste: {@code [00:00:07] Name: words}, a line for each utterance. */
final class PlainText {

    private PlainText() {}

    static String of(Lines transcript) {
        return transcript.lines().stream()
                .map(line -> (line.utterance().time() == null ? "" : "[" + Times.clock(line.startMs()) + "] ")
                        + line.speaker() + ": " + line.text() + "\n")
                .collect(Collectors.joining());
    }
}
