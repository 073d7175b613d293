package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds who takes part in a thread: one party for each address. Joins the caller's transaction. Safe for use by many threads. */
@Component
public class ThreadPartyStore {

    private final JdbcClient jdbc;

    ThreadPartyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parties of a thread by their address, in the form in which it is compared. */
    public Map<String, PartyId> parties(ConversationId thread) {
        return jdbc
                .sql("select id, email_key from party where conversation_id = :thread and email_key is not null")
                .param("thread", thread.value())
                .query((row, n) -> Map.entry(row.getString("email_key"), new PartyId(Rows.uuid(row, "id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** Adds those who take part, each with the form in which the address is compared. */
    public void add(ConversationId thread, List<AddressedParty> parties) {
        jdbc.sql("""
                        insert into party (id, conversation_id, ordinal, side, side_confidence, name, email, email_key)
                        select id, :thread, n + (select count(*) from party where conversation_id = :thread), side,
                               confidence, name, email, key
                          from unnest(:ids::uuid[], :sides::text[], :confidences::float8[], :names::text[],
                                      :emails::text[], :keys::text[]) with ordinality
                               as one (id, side, confidence, name, email, key, n)""")
                .param("thread", thread.value())
                .param(
                        "ids",
                        column(parties, UUID[]::new, one -> one.party().id().value()))
                .param(
                        "sides",
                        column(parties, String[]::new, one -> one.party().side().name()))
                .param(
                        "confidences",
                        column(parties, Double[]::new, one -> one.party().sideConfidence()))
                .param(
                        "names",
                        column(parties, String[]::new, one -> one.party().name()))
                .param(
                        "emails",
                        column(parties, String[]::new, one -> one.party().email()))
                .param("keys", column(parties, String[]::new, AddressedParty::key))
                .update();
    }

    private static <T, V> V[] column(
            List<AddressedParty> parties,
            IntFunction<V[]> array,
            Function<AddressedParty, ? extends @Nullable V> value) {
        List<V> values = new ArrayList<>();
        parties.forEach(one -> values.add(value.apply(one)));
        return values.toArray(array);
    }

    /** Fills in what was not known of one who takes part. */
    public void complete(PartyId party, Party more) {
        if (more.name() == null && more.side() == Side.UNKNOWN) {
            return;
        }
        jdbc.sql("""
                        update party set name = coalesce(name, :name),
                                         side_confidence = case side when 'UNKNOWN' then :confidence else side_confidence end,
                                         side = case side when 'UNKNOWN' then :side else side end
                         where id = :id
                           and (name is null and :name::text is not null or side = 'UNKNOWN' and :side <> 'UNKNOWN')""")
                .param("id", party.value())
                .param("name", more.name())
                .param("side", more.side().name())
                .param("confidence", more.sideConfidence())
                .update();
    }

    /**
     * One who takes part, by address.
     *
     * @param key the form in which the address is compared; null for what is no address
     */
    public record AddressedParty(Party party, @Nullable String key) {}
}
