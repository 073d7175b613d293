/**
 * The speech models: which are known, where they come from, and how one comes into the models folder, whole or not at
 * all.
 *
 * <p>{@code Models} tells which one is in use. May use {@code conversation} only.
 */
@NullMarked
package dev.rapport.transcribe.model;

import org.jspecify.annotations.NullMarked;
