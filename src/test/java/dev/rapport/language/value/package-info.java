/** Tests of values in text. */
@NullMarked
package dev.rapport.language.value;

import org.jspecify.annotations.NullMarked;
