/**
 * What was said, made readable: where sentences may end, capitals, and which words are only fillers. Pure functions over words with
 * their times; nothing here adds, drops or reorders a word.
 *
 * <p>The words are those of English. May use {@code conversation}.
 */
@NullMarked
package dev.rapport.language.speech;

import org.jspecify.annotations.NullMarked;
