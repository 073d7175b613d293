package dev.rapport.web.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A login is not even tried, since too many before it failed; it may be tried again after the wait. */
final class TooManyFailures extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyFailures(Duration wait) {
        super("Too many failed logins of this user from this address");
        this.wait = wait;
    }

    /** At least 1. */
    long waitSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
