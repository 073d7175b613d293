package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.List;

/**
 * What was found in a conversation, for its vCon; every bean of this type is asked. Used by many threads.
 */
public interface VconAnalyses {

    /** What there is, in an order that is the same each time. */
    List<Analysis> of(Viewer viewer, Conversation conversation);

    /**
     * One analysis (draft-ietf-vcon-vcon-core, section 4.5); its vendor is Rapport.
     *
     * @param type such as "summary" or "report"
     * @param product which part of Rapport made it, with its version
     * @param schema of the body
     * @param body what becomes its JSON: a record, a map, a list, or a text
     * @param items that it is about; empty for all
     */
    record Analysis(String type, String product, String schema, Object body, List<ItemId> items) {
        public Analysis {
            items = List.copyOf(items);
        }
    }
}
