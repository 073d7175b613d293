/**
 * How people write and say what can be compared: telephone numbers and mail addresses; values in text in {@code value},
 * readable speech in {@code speech}; what a sentence means in {@code meaning}.
 *
 * <p>Everything here takes what anyone typed, and never fails for it: what is no number is an empty answer. Uses {@code
 * conversation} and {@code installation} only.
 */
@NullMarked
package dev.rapport.language;

import org.jspecify.annotations.NullMarked;
