package dev.rapport.crm.promise;

import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.OpportunitiesThen;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the ledger, each promise as it stands at that moment. Safe for use by many threads. */
@Component
public class PromiseStore {

    private static final String MATCHING = """
              from (select x.id, x.made_at, x.due_at, %s as state
                      from promise x join item i on i.id = x.item_id and i.state <> 'DISCARDED'
                      left join activity a on a.item_id = x.item_id
                     where x.filed and x.rejected = :rejected
                       and (:owner::text is null or x.owner = :owner)
                       and (:account::uuid is null or a.account_id = :account)
                       and (:contact::uuid is null or a.contact_ids @> array[:contact::uuid])
                       and (:conversation::uuid is null or x.conversation_id = :conversation)
                       and (:user::text is null or x.owner = 'OURS'
                            and (lower(x.owner_email) = :user or ' ' || lower(x.owner_name) like :word))) as listed
             where (cardinality(:states::text[]) = 0 or state = any(:states))""".formatted(PromiseStates.STATE);

    private final JdbcClient jdbc;
    private final KeptTable kept;
    private final FindingStore findings;
    private final OpportunitiesThen sales;
    private final Clock clock;

    PromiseStore(JdbcClient jdbc, KeptTable kept, FindingStore findings, OpportunitiesThen sales, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.findings = findings;
        this.sales = sales;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Promise> list(Viewer viewer, PromiseFilter filter, PromiseOrder order, PageRequest page) {
        Map<String, @Nullable Object> params = params(filter);
        long total = jdbc.sql("select count(*) " + MATCHING)
                .params(params)
                .query(Long.class)
                .single();
        Keyset after = page.after().orElse(null);
        List<Keyset> keys = jdbc.sql("select " + order.key() + " as at, id " + MATCHING + " " + order.page())
                .params(params)
                .param("seen", after == null ? null : after.id())
                .param("seenAt", Columns.at(after == null ? null : after.at()))
                .param("limit", page.limit() + 1)
                .query((row, n) -> new Keyset(Columns.instant(row, "at"), Columns.uuid(row, "id")))
                .list();
        List<Keyset> shown = keys.subList(0, Math.min(keys.size(), page.limit()));
        String cursor = keys.size() > page.limit() ? shown.getLast().cursor() : null;
        return new Page<>(load(viewer, shown.stream().map(Keyset::id).toList()), total, cursor);
    }

    private Map<String, @Nullable Object> params(PromiseFilter filter) {
        Map<String, @Nullable Object> params = new HashMap<>();
        String user = Optional.ofNullable(filter.user())
                .map(one -> one.replace("\0", "").strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .orElse(null);
        params.put("now", Columns.at(clock.instant()));
        params.put("rejected", filter.rejected());
        params.put("owner", filter.owner() == null ? null : filter.owner().name());
        params.put("account", filter.account() == null ? null : filter.account().value());
        params.put("contact", filter.contact() == null ? null : filter.contact().value());
        params.put(
                "conversation",
                filter.conversation() == null ? null : filter.conversation().value());
        params.put("user", user);
        params.put("word", user == null ? null : "% " + user.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        params.put("states", filter.states().stream().map(PromiseState::name).toArray(String[]::new));
        return params;
    }

    /** Also one that a person said to be none; empty where there is none, or its filing was taken back. */
    @Transactional(readOnly = true)
    public Optional<Promise> find(Viewer viewer, FindingId id) {
        return load(viewer, List.of(id.value())).stream().findFirst();
    }

    /** How many there are in each state. */
    @Transactional(readOnly = true)
    public Map<PromiseState, Long> counts(Viewer viewer, PromiseFilter filter) {
        Map<PromiseState, Long> counts = new HashMap<>();
        jdbc.sql("select state, count(*) as count " + MATCHING + " group by state")
                .params(params(filter))
                .query((row, n) -> counts.put(PromiseState.valueOf(row.getString("state")), row.getLong("count")))
                .list();
        return counts;
    }

    /** In the order of the ids; with as many queries as for one, but for the sales of each account. */
    private List<Promise> load(Viewer viewer, List<UUID> ids) {
        List<ShownRow> rows = jdbc.sql("""
                        select x.*, a.account_id, a.contact_ids, a.opportunity_id
                          from unnest(:ids::uuid[]) with ordinality as wanted (id, n) join promise x using (id)
                          join item i on i.id = x.item_id and i.state <> 'DISCARDED'
                          left join activity a on a.item_id = x.item_id
                         where x.filed order by n""")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> ShownRow.of(row))
                .list();
        Map<FindingId, Finding> found =
                findings.of(viewer, rows.stream().map(ShownRow::item).distinct().toList()).values().stream()
                        .flatMap(List::stream)
                        .collect(toMap(Finding::id, Function.identity()));
        Map<FindingId, Kept> closed = kept.of(rows.stream().map(ShownRow::id).toList());
        OpportunitiesThen.Open open = sales.ofAccounts(viewer, accounts(rows));
        return rows.stream()
                .filter(row -> found.containsKey(row.id()))
                .map(row -> promise(row, Objects.requireNonNull(found.get(row.id())), closed.get(row.id()), open))
                .toList();
    }

    private static Collection<AccountId> accounts(List<ShownRow> rows) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(row.customer().account()).stream())
                .distinct()
                .toList();
    }

    private Promise promise(ShownRow row, Finding finding, @Nullable Kept closed, OpportunitiesThen.Open open) {
        Promise.Said said = row.said();
        boolean isKept = said == null ? closed != null : said.state() == PromiseState.KEPT;
        Instant keptAt = !isKept
                ? null
                : closed != null ? closed.at() : Objects.requireNonNull(said).at();
        Instant until = keptAt == null ? clock.instant() : keptAt;
        boolean late = row.dueAt() != null && !until.isBefore(row.dueAt());
        AccountId account = row.customer().account();
        return new Promise(
                finding,
                account,
                row.customer().contacts(),
                account == null
                        ? null
                        : open.at(account, row.sale(), row.madeAt(), Set.of())
                                .map(then -> then.opportunity().id())
                                .orElse(null),
                row.owner(),
                row.ownerName(),
                row.ownerEmail(),
                row.action(),
                Due.of(finding.value().get("due")).orElse(null),
                isKept ? PromiseState.KEPT : late ? PromiseState.LATE : PromiseState.OPEN,
                late,
                row.madeAt(),
                keptAt,
                isKept ? closed : null,
                said);
    }
}
