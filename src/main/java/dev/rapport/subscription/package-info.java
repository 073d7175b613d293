/**
 * Tells other systems of changes to the customers' records: who wants to know, what each was told, and what is still to be
 * told.
 *
 * <p>It may use background, conversation and crm.
 */
@NullMarked
package dev.rapport.subscription;

import org.jspecify.annotations.NullMarked;
