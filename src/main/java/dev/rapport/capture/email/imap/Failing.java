package dev.rapport.capture.email.imap;

/**
 * Counts how often the server failed to give the same message. One message at a time can fail, since they come in order. For
 * one thread.
 */
final class Failing {

    /** How often, before those behind it are taken without it. */
    static final int TIMES = 6;

    private String key = "";
    private int times;
    private long bytes = -1;
    private boolean steady;

    void failed(String failedKey, long bytesRead) {
        boolean again = failedKey.equals(key);
        steady = again && bytesRead == bytes && bytesRead > 0;
        times = again ? times + 1 : 1;
        key = failedKey;
        bytes = bytesRead;
    }

    void forget() {
        key = "";
        times = 0;
        bytes = -1;
        steady = false;
    }

    boolean tooOften(String asked) {
        return asked.equals(key) && times >= TIMES;
    }

    /** How many bytes a message must have: what the server says, unless it stopped twice at the same place. */
    long expected(String asked, long size) {
        return asked.equals(key) && steady ? Math.min(size, bytes) : size;
    }
}
