package dev.rapport.web.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the address names is not there, or not for this viewer: the page 404. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotThere(String what) {
        super(what);
    }
}
