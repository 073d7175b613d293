/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.transcribe.worker;

import org.jspecify.annotations.NullMarked;
