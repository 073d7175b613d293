/**
 * What goes out to people and other programs: transcripts as text and subtitles, and whole conversations as vCon.
 *
 * <p>May use {@code conversation} and {@code archive}.
 */
@NullMarked
package dev.rapport.export;

import org.jspecify.annotations.NullMarked;
