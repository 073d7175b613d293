/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.transcribe.model;

import org.jspecify.annotations.NullMarked;
