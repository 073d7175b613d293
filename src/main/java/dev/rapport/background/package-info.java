/**
 * A thread that works through what waits, beside what people and sources ask for.
 *
 * <p>It uses no other package.
 */
@NullMarked
package dev.rapport.background;

import org.jspecify.annotations.NullMarked;
