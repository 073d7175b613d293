package dev.rapport.capture.email.mime;

/** Makes text of a file's bytes, which say nothing of their character set. */
public final class PlainBytes {

    private PlainBytes() {}

    public static String text(byte[] bytes) {
        return MailCharsets.decode(bytes, null);
    }
}
