package dev.rapport.web.api;

import dev.rapport.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every error below {@code /api} with a problem document, Spring's own included; {@link ProblemOf} decides which.
 *
 * <p>Stands before Spring's resolvers, and leaves the pages to them. What is a bug is logged here, once.
 */
@Component
final class ApiProblems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (!Problems.wanted(Problems.path(request))) {
            return null;
        }
        if (error instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            LOG.debug("{} {}: the client went away", request.getMethod(), request.getRequestURI(), error);
            return new ModelAndView();
        }
        ProblemOf.Answer answer = ProblemOf.error(error);
        if (answer.isBug()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        }
        write(request, response, answer);
        return new ModelAndView();
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, ProblemOf.Answer answer) {
        try {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(answer.status(), answer.detail());
            Problems.write(request, response, problem, answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
