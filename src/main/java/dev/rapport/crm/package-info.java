/**
 * The customers' records: accounts, contacts and their fields, the activities filed on them, and what waits for a person.
 *
 * <p>May use {@code background}, {@code conversation}, {@code language}, {@code archive}, {@code match} and
 * {@code installation}. Every public
 * read takes a {@code Viewer}. Whatever changes a number, an address or an account of a contact goes through
 * {@link dev.rapport.crm.ContactStore} or {@link dev.rapport.crm.AccountStore}, which have the items concerned matched
 * again in the same transaction.
 */
@NullMarked
package dev.rapport.crm;

import org.jspecify.annotations.NullMarked;
