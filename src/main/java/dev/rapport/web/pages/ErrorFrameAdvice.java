package dev.rapport.web.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives the pages that say what was wrong with a request the frame of all others, so that the way onward is there. Those that say
 * that something is wrong with us go without: what the frame is made of may be what failed.
 */
@ControllerAdvice(assignableTypes = BasicErrorController.class)
final class ErrorFrameAdvice {

    private final Frames frames;

    ErrorFrameAdvice(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute("frame")
    @Nullable
    Frame frame(@Nullable Principal principal, HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && status < HttpStatus.INTERNAL_SERVER_ERROR.value()
                ? frames.of(principal)
                : null;
    }
}
