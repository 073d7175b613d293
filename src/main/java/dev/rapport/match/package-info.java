/**
 * Who it may be, who it is, and why: from the numbers and addresses of a conversation's parties to the customer's record.
 *
 * <p>May use {@code conversation}, {@code language}, {@code archive} and {@code installation}. Whom to recognise it asks of
 * the {@link dev.rapport.match.ContactDirectory}, which {@code crm} implements.
 */
@NullMarked
package dev.rapport.match;

import org.jspecify.annotations.NullMarked;
