package dev.rapport.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How transcripts of calls are shown ({@code rapport.transcripts.*}).
 *
 * @param fillers whether pages, and transcripts as text and subtitles, show "um", "you know" and the like; what was heard keeps them
 */
@ConfigurationProperties("rapport.transcripts")
public record TranscriptSettings(@DefaultValue("shown") Fillers fillers) {

    /** Whether words without a meaning are shown. */
    public enum Fillers {
        SHOWN,
        HIDDEN
    }
}
