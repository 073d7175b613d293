/**
 * The values that everyone speaks of: item, conversation, party, utterance, message, attachment, finding and evidence, match, and their identifiers; who views;
 * the two exceptions that tell the pipeline what to do; and {@code Jobs}, by which a stage asks for the next.
 *
 * <p>Uses no other package, and no framework.
 */
@NullMarked
package dev.rapport.conversation;

import org.jspecify.annotations.NullMarked;
