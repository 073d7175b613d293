package dev.rapport.understand;

import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * What is to be done later with what was understood just now. Every bean of this type is called by the understand stage, within
 * its transaction; so it only notes down what is to be done.
 */
public interface AfterUnderstanding {

    /** The findings of these items were derived anew. */
    void understood(List<ItemId> items);
}
