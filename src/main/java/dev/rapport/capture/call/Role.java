package dev.rapport.capture.call;

/** Who of two began the call. */
public enum Role {
    CALLER,
    CALLED
}
