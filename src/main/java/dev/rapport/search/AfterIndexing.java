package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * What is to be done later with what is searchable now. Every bean of this type is called by the index stage, within the
 * transaction that keeps the stage; so it only notes down what is to be done.
 */
public interface AfterIndexing {

    /** These items are in the index, or will be when they have come to the end of their way. */
    void indexed(List<ItemId> items);
}
