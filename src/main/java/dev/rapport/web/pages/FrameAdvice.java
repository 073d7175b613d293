package dev.rapport.web.pages;

import dev.rapport.web.TranscriptSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of this package its frame; none to whoever is not logged in, or only asks for a part of a page. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
final class FrameAdvice {

    private final Frames frames;
    private final TranscriptSettings transcripts;

    FrameAdvice(Frames frames, TranscriptSettings transcripts) {
        this.frames = frames;
        this.transcripts = transcripts;
    }

    /** Whether "um" and the like are hidden until somebody wants to see them. */
    @ModelAttribute("fillersHidden")
    boolean fillersHidden() {
        return transcripts.fillers() == TranscriptSettings.Fillers.HIDDEN;
    }

    @ModelAttribute("frame")
    @Nullable
    Frame frame(@Nullable Principal principal, HttpServletRequest request) {
        return request.getMethod().equals("GET") ? frames.of(principal) : null;
    }
}
