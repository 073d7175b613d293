/** Tests of the capture of calls, on a real PostgreSQL. */
@NullMarked
package dev.rapport.capture.call;

import org.jspecify.annotations.NullMarked;
