package dev.rapport.crm;

/** What came of the wish to keep something of a customer. */
public sealed interface Saving<T> {

    /**
     * It is kept.
     *
     * @param created whether it is new; a creation with the external id of an entry that is there changes that one
     */
    record Saved<T>(T value, boolean created) implements Saving<T> {}

    /** Somebody else changed it meanwhile (412): read it again, and decide anew. */
    record Stale<T>(T current) implements Saving<T> {}

    /** There is none of this id that the viewer may see (404). */
    record Missing<T>() implements Saving<T> {}

    /** It can not be kept like that (400, or 409 for an external id that another has). The reason names the remedy. */
    record Refused<T>(String reason) implements Saving<T> {}
}
