package dev.rapport.crm;

import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * What follows for the customers' records from filing an item: fields that fill themselves, promises, objections.
 *
 * <p>Every bean of this type is called by the file stage, within its transaction, in the order of their {@code @Order}.
 * An item is filed again whenever it was processed again, so each call replaces what followed from the item before. The
 * item's findings and its match stand in the archive when it is called. An exception takes the whole filing back.
 */
public interface FilingConsequence {

    /**
     * The items stand on these records now. One that nobody is sure of comes too, without an account and contacts: what
     * was promised in it was promised all the same.
     */
    void filed(List<Activity> activities);

    /** The items are to be told of nowhere any more: they were discarded, or a person took the filing back. */
    void withdrawn(List<ItemId> items);
}
