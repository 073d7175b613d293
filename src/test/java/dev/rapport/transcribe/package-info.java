/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.transcribe;

import org.jspecify.annotations.NullMarked;
