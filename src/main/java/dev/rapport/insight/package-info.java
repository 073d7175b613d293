/**
 * What can be learnt from all conversations together: how well they are captured, what that saves, and whether a team reaches
 * what it wants. Never about a single representative.
 *
 * <p>It reads the tables of other packages, and writes none but its own ({@code src/adr/0032}). It may use conversation,
 * archive, capture, crm and search.
 */
@NullMarked
package dev.rapport.insight;

import org.jspecify.annotations.NullMarked;
