/**
 * Contacts that look like one person: finding them, a person's word on them, merging and taking a merge apart.
 *
 * <p>May use what {@code crm} may use. {@link dev.rapport.crm.duplicate.DuplicateFinder} decides by what contacts say of
 * themselves alone, and knows no database; {@link dev.rapport.crm.duplicate.DuplicateWorker} has it run in the background.
 */
@NullMarked
package dev.rapport.crm.duplicate;

import org.jspecify.annotations.NullMarked;
