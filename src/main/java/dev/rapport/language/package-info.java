/**
 * How people write and say what can be compared: telephone numbers and mail addresses now; numbers, dates, money and
 * names by sound to come.
 *
 * <p>Everything here takes what anyone typed, and never fails for it: what is no number is an empty answer. Uses {@code
 * conversation} and {@code installation} only.
 */
@NullMarked
package dev.rapport.language;

import org.jspecify.annotations.NullMarked;
