package dev.rapport.archive;

import dev.rapport.conversation.ItemId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds of which items the words came along, so that they are not heard.
 *
 * <p>Of a recording that holds once: who has it transcribed again wants it to be heard. Joins the caller's transaction. Safe for use
 * by many threads.
 */
@Component
public class GivenTranscriptStore {

    private final JdbcClient jdbc;

    GivenTranscriptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param reason why it is not heard, for people
     * @param once whether there is sound that can be heard later
     */
    public void put(ItemId item, String reason, boolean once) {
        jdbc.sql("insert into given_transcript (item_id, reason, once) values (:item, :reason, :once)")
                .param("item", item.value())
                .param("reason", reason)
                .param("once", once)
                .update();
    }

    /** Why an item is not heard; empty where it is. */
    public Optional<String> reason(ItemId item) {
        return jdbc.sql("select reason from given_transcript where item_id = :item")
                .param("item", item.value())
                .query(String.class)
                .optional();
    }

    /** The item has passed by the stage that would have heard it. */
    public void used(ItemId item) {
        jdbc.sql("delete from given_transcript where item_id = :item and once")
                .param("item", item.value())
                .update();
    }
}
