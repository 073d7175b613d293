/** Tests of the gate, on sounds made here and on the project's own recordings. */
@NullMarked
package dev.rapport.transcribe.speech;

import org.jspecify.annotations.NullMarked;
