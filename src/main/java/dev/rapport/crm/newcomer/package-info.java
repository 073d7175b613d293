/**
 * People at known companies who wrote to us and are no contacts yet: they are proposed to a person, or made contacts, as the
 * company wants it.
 *
 * <p>May use what {@code crm} may, and {@code crm} itself.
 */
@NullMarked
package dev.rapport.crm.newcomer;

import org.jspecify.annotations.NullMarked;
