/** Tests of what goes out. */
@NullMarked
package dev.rapport.export;

import org.jspecify.annotations.NullMarked;
