/**
 * What is filed on whose record, what the record fills itself with from it, and how a filing is taken back.
 *
 * <p>{@link dev.rapport.crm.filing.FindingFields} says which finding feeds which field. May use what {@code crm} may, and
 * {@code crm} itself; nothing of {@code crm} but this knows of findings.
 */
@NullMarked
package dev.rapport.crm.filing;

import org.jspecify.annotations.NullMarked;
