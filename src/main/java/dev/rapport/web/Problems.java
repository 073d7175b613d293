package dev.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an error as a problem document (RFC 9457), whatever the caller said it accepts: an error that is not sent
 * explains nothing.
 *
 * <p>{@code detail} is read by people: it names the thing and the remedy, and holds nothing of the inside.
 */
public final class Problems {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Problems() {}

    /** Whether whoever sent this request reads problem documents, and not pages. */
    public static boolean wanted(String path) {
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/v3/") || path.startsWith("/hooks/");
    }

    /** The path of the request within the application. */
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Does nothing where an answer is already under way. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        write(request, response, problem, HttpHeaders.EMPTY);
    }

    /** Does nothing where an answer is already under way. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, ProblemDetail problem, HttpHeaders headers)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.getStatus());
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = JSON.writeValueAsBytes(body(request, problem));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static Map<String, Object> body(HttpServletRequest request, ProblemDetail problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        URI type = problem.getType();
        body.put("type", type == null ? "about:blank" : type.toString());
        body.put("title", problem.getTitle() == null ? "Error" : problem.getTitle());
        body.put("status", problem.getStatus());
        body.put("detail", problem.getDetail() == null ? "" : problem.getDetail());
        String address = request.getRequestURI(); // null where the request line could not be read
        if (address != null) {
            body.put("instance", address);
        }
        if (problem.getProperties() != null) {
            body.putAll(problem.getProperties());
        }
        return body;
    }
}
