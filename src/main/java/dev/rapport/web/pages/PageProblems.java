package dev.rapport.web.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers what goes wrong on a page with a page that says what helps; what is a bug of ours is left to the page 500. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
final class PageProblems {

    private final Frames frames;

    PageProblems(Frames frames) {
        this.frames = frames;
    }

    /** The address or the form has the wrong form; the message was made for people. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unreadable(IllegalArgumentException why, @Nullable Principal principal, Model model) {
        model.addAttribute("frame", frames.of(principal));
        model.addAttribute("detail", why.getMessage());
        return "error/4xx";
    }

    /** An id of a path is opaque: what can not be one is the id of nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    String wrongForm(
            MethodArgumentTypeMismatchException why,
            @Nullable Principal principal,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("frame", frames.of(principal));
        if (why.getParameter().hasParameterAnnotation(PathVariable.class)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "error/404";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("detail", "\"" + why.getValue() + "\" can not be the value of " + why.getName());
        return "error/4xx";
    }
}
