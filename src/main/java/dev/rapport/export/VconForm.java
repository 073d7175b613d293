package dev.rapport.export;

/**
 * How a vCon is wanted.
 *
 * @param recordings whether they are in it, or where they are to be had
 * @param base the address of the conversation in our API, such as {@code https://rapport.example.com/api/v1/conversations/ID}
 */
public record VconForm(Recordings recordings, String base) {

    /** With all that belongs to it. */
    public static final VconForm WHOLE = new VconForm(Recordings.INLINE, "");

    /** Where the sound is. */
    public enum Recordings {
        INLINE,
        /** To be fetched from us, with a login. */
        URL
    }
}
