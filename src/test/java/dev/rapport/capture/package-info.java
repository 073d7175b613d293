/** Tests of capture, on a real PostgreSQL. */
@NullMarked
package dev.rapport.capture;

import org.jspecify.annotations.NullMarked;
