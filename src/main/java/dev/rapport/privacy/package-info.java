/**
 * What is to be forgotten: a conversation is erased with all that was made of it, and it is kept that this was done.
 *
 * <p>It may use background, conversation, archive, capture, match, crm and search.
 */
@NullMarked
package dev.rapport.privacy;

import org.jspecify.annotations.NullMarked;
