/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.transcribe.audio;

import org.jspecify.annotations.NullMarked;
