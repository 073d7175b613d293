package dev.rapport.crm;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds what was filed on whose record: at most one activity an item. Safe for use by many threads. */
@Component
public class ActivityStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    ActivityStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** The timeline of an account, the newest first. */
    @Transactional(readOnly = true)
    public Page<Activity> ofAccount(Viewer viewer, AccountId account, PageRequest page) {
        return ofAccount(viewer, account, null, page);
    }

    /** @param channel only what came by this one; null for all */
    @Transactional(readOnly = true)
    public Page<Activity> ofAccount(Viewer viewer, AccountId account, @Nullable Channel channel, PageRequest page) {
        return page("from activity where account_id = :owner", account.value(), channel, page);
    }

    /** The timeline of a contact, the newest first. */
    @Transactional(readOnly = true)
    public Page<Activity> ofContact(Viewer viewer, ContactId contact, PageRequest page) {
        return ofContact(viewer, contact, null, page);
    }

    /** @param channel only what came by this one; null for all */
    @Transactional(readOnly = true)
    public Page<Activity> ofContact(Viewer viewer, ContactId contact, @Nullable Channel channel, PageRequest page) {
        return page("from activity where contact_ids @> array[:owner::uuid]", contact.value(), channel, page);
    }

    /** All activities, the newest first. */
    @Transactional(readOnly = true)
    public Page<Activity> all(Viewer viewer, PageRequest page) {
        return Listing.page(jdbc, "from activity where true", "at", new HashMap<>(), page, this::load);
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<Activity> find(Viewer viewer, ActivityId id) {
        return load(List.of(id.value())).stream().findFirst();
    }

    /** Empty for an item that is filed nowhere. */
    public Optional<Activity> ofItem(Viewer viewer, ItemId item) {
        return jdbc.sql("select * from activity where item_id = :item")
                .param("item", item.value())
                .query((row, n) -> activity(row))
                .optional();
    }

    /** The same of many; those are left out that are filed nowhere. */
    public Map<ItemId, Activity> ofItems(Viewer viewer, Collection<ItemId> items) {
        return jdbc
                .sql("select * from activity where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> activity(row))
                .list()
                .stream()
                .collect(toMap(Activity::item, one -> one));
    }

    /** All that is filed on an account. */
    public List<ItemId> itemsOf(Viewer viewer, AccountId account) {
        return jdbc.sql("select item_id from activity where account_id = :account")
                .param("account", account.value())
                .query((row, n) -> new ItemId(Columns.uuid(row, "item_id")))
                .list();
    }

    /** Files an item; what was filed of it before is replaced, and keeps its id. */
    public void file(Activity activity) {
        file(List.of(activity));
    }

    /** The same of many. */
    public void file(List<Activity> activities) {
        many.batchUpdate("""
                insert into activity (id, item_id, conversation_id, channel, at, direction, subject, summary,
                                      account_id, contact_ids, opportunity_id)
                values (:id, :item, :conversation, :channel, :at, :direction, :subject, :summary,
                        :account::uuid, :contacts, :opportunity::uuid)
                on conflict (item_id) do update set conversation_id = excluded.conversation_id,
                    channel = excluded.channel, at = excluded.at, direction = excluded.direction,
                    subject = excluded.subject, summary = excluded.summary, account_id = excluded.account_id,
                    contact_ids = excluded.contact_ids, opportunity_id = excluded.opportunity_id""", activities.stream().map(ActivityStore::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Activity activity) {
        return new MapSqlParameterSource("id", activity.id().value())
                .addValue("item", activity.item().value())
                .addValue("conversation", activity.conversation().value())
                .addValue("channel", activity.channel().name())
                .addValue("at", activity.at().atOffset(ZoneOffset.UTC))
                .addValue(
                        "direction",
                        activity.direction() == null
                                ? null
                                : activity.direction().name())
                .addValue("subject", activity.subject())
                .addValue("summary", activity.summary())
                .addValue(
                        "account",
                        activity.account() == null ? null : activity.account().value())
                .addValue(
                        "contacts",
                        activity.contacts().stream().map(ContactId::value).toArray(UUID[]::new))
                .addValue(
                        "opportunity",
                        activity.opportunity() == null
                                ? null
                                : activity.opportunity().value());
    }

    /** Takes the item off every record. */
    public void unfile(ItemId item) {
        unfile(List.of(item));
    }

    /** The same of many. */
    public void unfile(List<ItemId> items) {
        jdbc.sql("delete from activity where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
    }

    private Page<Activity> page(String from, UUID owner, @Nullable Channel channel, PageRequest page) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("owner", owner);
        params.put("channel", channel == null ? null : channel.name());
        String wanted = channel == null ? from : from + " and channel = :channel";
        return Listing.page(jdbc, wanted, "at", params, page, this::load);
    }

    private List<Activity> load(List<UUID> ids) {
        return jdbc.sql("""
                        select a.* from unnest(:ids::uuid[]) with ordinality as wanted (id, n) join activity a using (id)
                         order by n""")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> activity(row))
                .list();
    }

    private static Activity activity(ResultSet row) throws SQLException {
        String direction = row.getString("direction");
        return new Activity(
                new ActivityId(Columns.uuid(row, "id")),
                new ItemId(Columns.uuid(row, "item_id")),
                new ConversationId(Columns.uuid(row, "conversation_id")),
                Channel.valueOf(row.getString("channel")),
                Columns.instant(row, "at"),
                direction == null ? null : Direction.valueOf(direction),
                row.getString("subject"),
                row.getString("summary"),
                Columns.idOrNull(row, "account_id", AccountId::new),
                Columns.uuids(row, "contact_ids").stream().map(ContactId::new).toList(),
                Columns.idOrNull(row, "opportunity_id", OpportunityId::new));
    }
}
