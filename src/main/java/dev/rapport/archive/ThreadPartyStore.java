package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return of(Set.of(thread)).stream()
                .filter(one -> one.key() != null)
                .collect(Collectors.toMap(
                        one -> Objects.requireNonNull(one.key()), ThreadParty::id, (one, other) -> one));
    }

    /** The parties of threads. */
    public List<ThreadParty> of(Set<ConversationId> threads) {
        return jdbc.sql("""
                        select id, conversation_id, email_key, name, side from party
                         where conversation_id = any(:threads) order by conversation_id, ordinal""")
                .param("threads", threads.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> new ThreadParty(
                        new ConversationId(Rows.uuid(row, "conversation_id")),
                        new PartyId(Rows.uuid(row, "id")),
                        row.getString("email_key"),
                        row.getString("name") != null,
                        !row.getString("side").equals(Side.UNKNOWN.name())))
                .list();
    }

    /** One who takes part in a thread, and what of him is known. */
    public record ThreadParty(
            ConversationId thread, PartyId id, @Nullable String key, boolean named, boolean sided) {}

    /** Adds those who take part, each with the form in which the address is compared, after those who are there. */
    public void add(ConversationId thread, List<AddressedParty> parties) {
        int there = of(Set.of(thread)).size();
        add(IntStream.range(0, parties.size())
                .mapToObj(n -> new Added(thread, there + n + 1, parties.get(n)))
                .toList());
    }

    /** One to be added. */
    public record Added(ConversationId thread, int ordinal, AddressedParty who) {}

    /** Adds them. */
    public void add(List<Added> parties) {
        jdbc.sql("""
                        insert into party (id, conversation_id, ordinal, side, side_confidence, name, email, email_key)
                        select * from unnest(:ids::uuid[], :threads::uuid[], :ordinals::int[], :sides::text[],
                                             :confidences::float8[], :names::text[], :emails::text[], :keys::text[])""")
                .param(
                        "ids",
                        column(parties, UUID[]::new, one -> one.party().id().value()))
                .param(
                        "threads",
                        parties.stream().map(one -> one.thread().value()).toArray(UUID[]::new))
                .param("ordinals", parties.stream().map(Added::ordinal).toArray(Integer[]::new))
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
            List<Added> parties, IntFunction<V[]> array, Function<AddressedParty, ? extends @Nullable V> value) {
        List<V> values = new ArrayList<>();
        parties.forEach(one -> values.add(value.apply(one.who())));
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
