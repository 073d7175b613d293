package dev.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leads from a thing that was joined to another to that one, in the API and on the pages: by 308 (RFC 9110, 15.4.9), so that what
 * was sent is sent there too. Safe for use by many threads.
 */
final class Survivors implements HandlerInterceptor {

    private final Pattern id;
    private final Function<String, Optional<String>> survivor;

    /**
     * @param folder what stands before the id in a path, such as "contacts"
     * @param survivor the id of what survived, by the id of what was joined to it; empty for what stands for itself
     */
    Survivors(String folder, Function<String, Optional<String>> survivor) {
        this.id = Pattern.compile(
                "(?<=/" + folder + "/)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=/|$)", Pattern.CASE_INSENSITIVE);
        this.survivor = survivor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher found = id.matcher(request.getRequestURI());
        Optional<String> other = found.find() ? survivor.apply(found.group()) : Optional.empty();
        if (other.isEmpty()) {
            return true;
        }
        String query = request.getQueryString();
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, found.replaceFirst(other.get()) + (query == null ? "" : "?" + query));
        return false;
    }
}
