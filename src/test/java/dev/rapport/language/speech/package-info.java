/** Tests of making speech readable. */
@NullMarked
package dev.rapport.language.speech;

import org.jspecify.annotations.NullMarked;
