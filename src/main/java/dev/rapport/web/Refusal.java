package dev.rapport.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request can not be answered as it was sent; the message names the thing and the remedy, and is what the caller reads.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient HttpHeaders headers;

    private Refusal(HttpStatus status, String detail, HttpHeaders headers) {
        super(detail);
        this.status = status;
        this.headers = headers;
    }

    public static Refusal of(HttpStatus status, String detail) {
        return new Refusal(status, detail, new HttpHeaders());
    }

    /** A parameter or a field has the wrong form. */
    public static Refusal badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    /** @param thing with its article or name, as "conversation 0198..." */
    public static Refusal notFound(String thing) {
        return of(HttpStatus.NOT_FOUND, "There is no " + thing + "; it may have been erased, or the id is another's");
    }

    /** The same, with a header more. */
    public Refusal with(String header, String value) {
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        all.add(header, value);
        return new Refusal(status, String.valueOf(getMessage()), all);
    }

    public HttpStatus status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }
}
