/**
 * The promise ledger: what either side said that it would do, by when, and what kept it, whatever the channel.
 *
 * <p>A row is a finding of the type COMMITMENT with what became of it; its id is the finding's, so that what people said of it
 * is carried along when the item is understood anew. {@link dev.rapport.crm.promise.PromiseFiling} writes the ledger as
 * items are filed, {@link dev.rapport.crm.promise.Closings} decides what keeps a promise, and people have the last word through
 * {@link dev.rapport.crm.promise.Promises}. LATE is never stored: it follows from the due date and the clock.
 *
 * <p>May use what {@code crm} may, and {@code crm} itself, which knows nothing of this package.
 */
@NullMarked
package dev.rapport.crm.promise;

import org.jspecify.annotations.NullMarked;
