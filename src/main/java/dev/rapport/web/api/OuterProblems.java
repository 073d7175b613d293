package dev.rapport.web.api;

import dev.rapport.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what goes wrong before a request comes to a controller, such as a database that is away while a login is
 * checked, or a path that Spring's firewall refuses.
 *
 * <p>Stands around the security filters, whose place is -100.
 */
@Component
@Order(-110)
final class OuterProblems extends OncePerRequestFilter implements RequestRejectedHandler {

    private final ApiProblems problems;

    OuterProblems(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        } catch (ServletException e) {
            Exception cause = e.getRootCause() instanceof Exception inner ? inner : e;
            if (problems.resolveException(request, response, null, cause) == null) {
                throw e;
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        if (Problems.wanted(Problems.path(request))) {
            Problems.write(
                    request, response, HttpStatus.BAD_REQUEST, "The address holds what none may hold; encode it anew");
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }
}
