package dev.rapport.export;

import java.util.stream.Collectors;

/**
 * A transcript as WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"): a cue for each utterance, its id that of the
 * utterance, its voice the speaker.
 *
 * <p>Escaping the greater-than sign everywhere also keeps the arrow of the times out of names and words.
 */
final class WebVtt {

    private WebVtt() {}

    static String of(Lines transcript) {
        return "WEBVTT\n" + transcript.timed().stream().map(WebVtt::cue).collect(Collectors.joining());
    }

    private static String cue(Lines.Line line) {
        return "\n" + line.utterance().id() + "\n"
                + Times.exact(line.startMs(), '.') + " --> " + Times.exact(line.endMs(), '.') + "\n"
                + "<v " + escaped(line.speaker()) + ">" + escaped(line.text()) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
