package dev.rapport.understand;

import java.util.List;

/**
 * Finds one kind of thing in what was said.
 *
 * <p>Given the same it finds the same, without looking at the clock, the disk or other items; its version counts up with every
 * change of what it finds, so that whoever reads a finding knows what made it. What it finds stands on the item's own lines;
 * neighbours only help to understand these. It takes time in proportion to the text, whatever that is, and never throws for
 * it. Safe for use by many threads.
 */
public interface Finder {

    /** What found it, in {@link dev.rapport.conversation.Finding#rule()}, where a found thing names no rule of its own. */
    String name();

    int version();

    /** In any order. */
    List<Found> find(Talk talk);
}
