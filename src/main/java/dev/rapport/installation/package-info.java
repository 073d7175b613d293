/**
 * What is the same for the whole of one installation: its data folder, which one process has at a time, and the company
 * whose conversations these are; and {@code CannotStart}, by which a start ends with a remedy instead of a stack trace.
 *
 * <p>Everyone may use it; it uses no other package.
 */
@NullMarked
package dev.rapport.installation;

import org.jspecify.annotations.NullMarked;
