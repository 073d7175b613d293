/**
 * Rapport captures every conversation with a customer, finds what matters in it and files that, with its evidence, on
 * the customer's record.
 *
 * <p>The packages below are the stages of an item's way, in their order: {@code capture}, {@code transcribe}, {@code
 * match}, {@code crm} (which files) and {@code search} (which indexes), over {@code conversation}, the values that
 * everyone speaks of.
 */
@NullMarked
package dev.rapport;

import org.jspecify.annotations.NullMarked;
