/**
 * The life of objections: raised, answered, raised again, at which stage of which sale.
 *
 * <p>Nothing is kept here: all of it is read from the findings of the type OBJECTION, from the activities, which know on whose
 * record an item is, and from the history of the sales' stages. So what people correct, undo, merge and import shows at once.
 * May use what {@code crm} may, and {@code crm} itself, which knows nothing of this package.
 */
@NullMarked
package dev.rapport.crm.objection;

import org.jspecify.annotations.NullMarked;
