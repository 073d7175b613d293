/**
 * The fields of accounts, contacts and opportunities: what people entered, what conversations say, and which of the two
 * stands there.
 *
 * <p>A derived value follows from the claims of all filed items, so that taking one filing back leaves what there would be
 * without it ({@code src/adr/0028}). May use {@code conversation} only; the rest of {@code crm} uses this.
 */
@NullMarked
package dev.rapport.crm.field;

import org.jspecify.annotations.NullMarked;
