package dev.rapport.web.security;

import dev.rapport.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers whoever is not logged in, or sent a change without the page's token: programs get a problem document, people
 * the login page.
 */
final class LoginRequired implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String LOGIN_PAGE = "/login";

    private static final String REALM = "Basic realm=\"Rapport\", charset=\"UTF-8\"";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyFailures failures) {
            tooMany(request, response, failures);
        } else if (isProgram(request)) {
            unauthorised(request, response, detail(why));
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + LOGIN_PAGE);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            boolean wasHere = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            response.sendRedirect(request.getContextPath() + LOGIN_PAGE + (wasHere ? "?over" : ""));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (Problems.path(request).equals(LOGIN_PAGE)) {
            response.sendRedirect(request.getContextPath() + LOGIN_PAGE + "?expired");
        } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
            commence(request, response, new BadCredentialsException(""));
        } else {
            forbidden(request, response, why);
        }
    }

    private static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        String detail = why instanceof CsrfException
                ? "A change that comes with the session's cookie needs the page's token too: reload the page; a program"
                        + " logs in with an Authorization header instead"
                : "This user may not do this";
        if (isProgram(request)) {
            Problems.write(request, response, HttpStatus.FORBIDDEN, detail);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value(), detail);
        }
    }

    private static boolean isProgram(HttpServletRequest request) {
        return Problems.wanted(Problems.path(request)) || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static String detail(AuthenticationException why) {
        return why instanceof BadCredentialsException
                        && why.getMessage() != null
                        && !why.getMessage().isEmpty()
                ? why.getMessage() + "; give another one in the Authorization header"
                : "Not logged in; send the header Authorization with Basic or Bearer";
    }

    /** Scripts of our own pages are not told to ask for a password: the browser would open its own window for it. */
    private static void unauthorised(HttpServletRequest request, HttpServletResponse response, String detail)
            throws IOException {
        HttpHeaders headers = new HttpHeaders();
        if (request.getHeader("HX-Request") == null && request.getHeader("X-Requested-With") == null) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, REALM);
        }
        Problems.write(request, response, ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, detail), headers);
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response, TooManyFailures failures)
            throws IOException {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.RETRY_AFTER, Long.toString(failures.waitSeconds()));
        String detail = failures.getMessage() + "; try again in " + failures.waitSeconds() + " s";
        Problems.write(
                request, response, ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, detail), headers);
    }
}
