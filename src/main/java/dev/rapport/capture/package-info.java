/**
 * From bytes at a source to an item: what all channels share. Intake, which keeps each item once; sightings, which count
 * each arrival once; refused files; the ledger; and the watched folders. A sub-package per channel reads what arrives.
 *
 * <p>May use {@code background}, {@code conversation}, {@code archive} and {@code installation}.
 */
@NullMarked
package dev.rapport.capture;

import org.jspecify.annotations.NullMarked;
