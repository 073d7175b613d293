package dev.rapport.conversation;

/**
 * Who asks. Every public read of a store takes one and shows only what that viewer may see, counts and facets included.
 *
 * <p>Today there are two: the administrator, and the pipeline itself at work. Both see everything.
 *
 * @param user the name of the person, for the audit
 */
public record Viewer(String user) {

    /** The stages at work: not a person, and bound by no person's rights. */
    public static final Viewer PIPELINE = new Viewer("pipeline");
}
