/** Tests of telling voices apart: on sound that the project made itself, and on words. */
@NullMarked
package dev.rapport.transcribe.speakers;

import org.jspecify.annotations.NullMarked;
