package dev.rapport.privacy;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes the rows of conversations, and holds what of them is still to be cleaned up elsewhere.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class ErasureStore {

    private static final String ORIGINALS = """
            select sha256 from item where conversation_id = :id
            union select a.sha256 from attachment a join message m on m.id = a.message_id where m.conversation_id = :id
            union select d.sha256 from chat_delivery d join item i on i.id = d.item_id where i.conversation_id = :id
            union select v.sha256 from vcon_item v join item i on i.id = v.item_id where i.conversation_id = :id
            union select v.carried_sha256 from vcon_item v join item i on i.id = v.item_id
                   where i.conversation_id = :id and v.carried_sha256 is not null""";

    /** A file that is being imported counts as used; one that was, only as long as anything of it is there. */
    private static final String USED = """
            select exists (select from item where sha256 = :sha256)
                or exists (select from attachment where sha256 = :sha256)
                or exists (select from chat_delivery where sha256 = :sha256)
                or exists (select from vcon_item where sha256 = :sha256)
                or exists (select from vcon_item where carried_sha256 = :sha256)
                or exists (select from chat_import where sha256 = :sha256 and state = 'RUNNING')
                or exists (select from email_import where sha256 = :sha256 and state = 'RUNNING')
                or exists (select from vcon_import where sha256 = :sha256 and state = 'RUNNING')""";

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for those at work on it, in the order in which stages lock rows, and keeps others out. False where there is none. */
    boolean lock(ConversationId id) {
        for (String rows : List.of(
                "select id from party where conversation_id = :id order by id for update",
                "select id from item where conversation_id = :id order by id for update")) {
            jdbc.sql(rows).param("id", id.value()).query().listOfRows();
        }
        return !jdbc.sql("select id from conversation where id = :id and moved_to is null for update")
                .param("id", id.value())
                .query()
                .listOfRows()
                .isEmpty();
    }

    List<ItemId> items(ConversationId id) {
        return jdbc.sql("select id from item where conversation_id = :id order by id")
                .param("id", id.value())
                .query((row, n) -> new ItemId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Keeps who erases it, and what is then to be done outside of the database. */
    void keep(Viewer viewer, ConversationId id) {
        jdbc.sql("""
                        insert into erasure (conversation_id, by_user, items, originals, files)
                        select :id, :user, array(select id from item where conversation_id = :id), array(%s),
                               array(select distinct s.file from sighting s join item i on i.id = s.item_id
                                      where i.conversation_id = :id and s.file is not null)
                        """.formatted(ORIGINALS))
                .param("id", id.value())
                .param("user", viewer.user())
                .update();
    }

    /**
     * Deletes all rows of it: its parts go with it by their foreign keys. What its ledger has of it stays, and points nowhere.
     *
     * <p>Examples that people gave trackers are texts by themselves; those that were said in it go too. A job that runs finds
     * its item gone.
     */
    void delete(ConversationId id, List<ItemId> items) {
        jdbc.sql("""
                        delete from tracker_label l using utterance u
                         where u.conversation_id = :id and l.digest = md5(u.text)""").param("id", id.value()).update();
        for (String queue : List.of("jobs", "jobs_transcribe")) {
            jdbc.sql("delete from " + queue + " where task_instance = any(:jobs) and not picked")
                    .param("jobs", jobs(items))
                    .update();
        }
        jdbc.sql("delete from conversation where id = :id")
                .param("id", id.value())
                .update();
    }

    /** What is not cleaned up yet, the oldest first. */
    List<Erased> open() {
        return jdbc.sql("select * from erasure where done_at is null order by at")
                .query((row, n) -> erased(row))
                .list();
    }

    /** Whether a stage is at work on one of the items: it may write to the index once more. */
    boolean isAtWork(List<ItemId> items) {
        return jdbc.sql("""
                        select exists (select from jobs where task_instance = any(:jobs))
                            or exists (select from jobs_transcribe where task_instance = any(:jobs))""").param("jobs", jobs(items)).query(Boolean.class).single();
    }

    boolean isUsed(String sha256) {
        return jdbc.sql(USED).param("sha256", sha256).query(Boolean.class).single();
    }

    /** All is cleaned up; that it was erased stays known, by whom and when. */
    void done(Erased erased) {
        jdbc.sql("""
                        update erasure set done_at = now(), originals = '{}', files = '{}'
                         where conversation_id = :id and done_at is null""").param("id", erased.conversation().value()).update();
    }

    private static String[] jobs(List<ItemId> items) {
        return items.stream()
                .flatMap(item -> Arrays.stream(Stage.values()).map(stage -> item + "/" + stage.key()))
                .toArray(String[]::new);
    }

    private static Erased erased(ResultSet row) throws SQLException {
        return new Erased(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("items").getArray())
                        .map(ItemId::new)
                        .toList(),
                List.of((String[]) row.getArray("originals").getArray()),
                List.of((String[]) row.getArray("files").getArray()));
    }
}
