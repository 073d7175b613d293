package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.FindingsChanged;
import dev.rapport.conversation.Id;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what was found in the items, with what people said of it.
 *
 * <p>Rejected findings are given out too, as such. What is found anew at the same place under the same label keeps its id and
 * the person's word; what a person spoke of and is found no more stays as it was. What was found by its likeness to examples
 * ({@link Finding#isOpinion()}) is replaced apart from all else, since it comes later. Safe for use by many threads.
 */
@Component
public class FindingStore {

    private final JdbcClient jdbc;
    private final FindingTable table;
    private final TranscriptStore transcripts;
    private final ApplicationEventPublisher events;

    FindingStore(JdbcClient jdbc, TranscriptStore transcripts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.table = new FindingTable(jdbc);
        this.transcripts = transcripts;
        this.events = events;
    }

    /**
     * Keeps the findings of an item, in their order, in the place of those that were there. Opinions stay while their sentence
     * does and nothing else finds the same in it.
     */
    @Transactional
    public void replace(ItemId item, ConversationId conversation, List<Finding> found) {
        List<KeptFinding> before = table.ofItem(item);
        if (before.isEmpty() && found.isEmpty()) {
            return;
        }
        jdbc.sql("delete from finding where item_id = :item")
                .param("item", item.value())
                .update();
        List<KeptFinding> now = carried(item, before, found);
        table.insert(inOrder(now));
        events.publishEvent(new FindingsChanged(item, conversation, now.size(), false));
    }

    /**
     * The same of many items.
     *
     * @return what they have now, as {@link #of} tells it
     */
    @Transactional
    public Map<ItemId, List<Finding>> replace(Collection<Item> items, Map<ItemId, List<Finding>> found) {
        Set<ItemId> known = table.known(items.stream().map(Item::id).toList());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<ItemId, List<Finding>> now = new HashMap<>();
        for (Item item : items) {
            List<Finding> of = found.getOrDefault(item.id(), List.of());
            if (known.contains(item.id())) {
                replace(item.id(), item.conversation(), of);
                now.put(item.id(), of(Viewer.PIPELINE, item.id()));
            } else if (!of.isEmpty()) {
                rows.addAll(inOrder(of.stream()
                        .map(one -> new KeptFinding(one, false, null))
                        .toList()));
                now.put(item.id(), of);
                events.publishEvent(new FindingsChanged(item.id(), item.conversation(), of.size(), false));
            }
        }
        table.insert(rows);
        return now;
    }

    private static List<Map<String, @Nullable Object>> inOrder(List<KeptFinding> now) {
        return IntStream.range(0, now.size())
                .mapToObj(n -> now.get(n).columns(n))
                .toList();
    }

    /** Keeps the opinions on an item in the place of those that were there; all else stays. */
    @Transactional
    public void replaceOpinions(ItemId item, ConversationId conversation, List<Finding> opinions) {
        List<KeptFinding> all = table.ofItem(item);
        List<KeptFinding> before =
                all.stream().filter(one -> one.derived().isOpinion()).toList();
        List<KeptFinding> others =
                all.stream().filter(one -> !one.derived().isOpinion()).toList();
        List<Utterance> said = transcripts.of(Viewer.PIPELINE, item);
        FindingPlaces places = new FindingPlaces(said);
        List<KeptFinding> now = new ArrayList<>();
        List<KeptFinding> left = matched(before, opinions, now);
        left.stream().filter(one -> one.said() != null).forEach(one -> now.add(places.lapsed(one)));
        jdbc.sql("delete from finding where item_id = :item and starts_with(rule, :opinion)")
                .param("item", item.value())
                .param("opinion", Finding.OPINION)
                .update();
        table.insert(now.stream()
                .map(one -> one.columns(places.ordinal(one, others)))
                .toList());
        events.publishEvent(new FindingsChanged(item, conversation, others.size() + now.size(), false));
    }

    private List<KeptFinding> carried(ItemId item, List<KeptFinding> before, List<Finding> found) {
        List<KeptFinding> now = new ArrayList<>();
        List<KeptFinding> left = matched(before, found, now);
        left.removeIf(kept -> kept.said() == null && !kept.derived().isOpinion());
        if (!left.isEmpty()) {
            FindingPlaces places = new FindingPlaces(transcripts.of(Viewer.PIPELINE, item));
            left.forEach(kept -> {
                if (kept.derived().isOpinion() && places.stands(kept.derived(), found)) {
                    now.add(kept);
                } else if (kept.said() != null) {
                    now.add(places.lapsed(kept));
                }
            });
        }
        return now;
    }

    /** Those of now take the id and the person's word of what they were before; what is found no more is left. */
    private static List<KeptFinding> matched(List<KeptFinding> before, List<Finding> found, List<KeptFinding> now) {
        List<KeptFinding> left = new ArrayList<>(before);
        left.sort((one, other) -> Boolean.compare(one.said() == null, other.said() == null));
        for (Finding anew : found) {
            Optional<KeptFinding> old =
                    left.stream().filter(kept -> kept.isNow(anew)).findFirst();
            old.ifPresent(left::remove);
            now.add(old.map(kept -> kept.as(anew)).orElseGet(() -> new KeptFinding(anew, false, null)));
        }
        return left;
    }

    /** What {@link #replace} would change of an item. What a person spoke of stays, whether it is found again or not. */
    @Transactional(readOnly = true)
    public Changes wouldChange(Viewer viewer, ItemId item, List<Finding> found) {
        List<KeptFinding> lost = new ArrayList<>(table.ofItem(item));
        List<Finding> gained = new ArrayList<>();
        for (Finding anew : found) {
            Optional<KeptFinding> old =
                    lost.stream().filter(kept -> kept.isNow(anew)).findFirst();
            old.ifPresentOrElse(lost::remove, () -> gained.add(anew));
        }
        return new Changes(
                gained,
                lost.stream()
                        .filter(kept -> kept.said() == null)
                        .map(KeptFinding::shown)
                        .toList());
    }

    /** What finding anew would add and take away. */
    public record Changes(List<Finding> gained, List<Finding> lost) {

        public Changes {
            gained = List.copyOf(gained);
            lost = List.copyOf(lost);
        }
    }

    /** The objections of conversations that nobody has answered, as far as no person spoke of them. */
    @Transactional(readOnly = true)
    public List<Unanswered> unanswered(Viewer viewer, Collection<ConversationId> conversations) {
        return jdbc.sql(FindingTable.SELECT + """
                        i.conversation_id = any(:ids) and f.type = 'OBJECTION' and f.said_status is null
                          and f.value ->> 'handled' = 'false'
                        order by f.item_id, f.ordinal""")
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> new Unanswered(KeptFinding.of(row).shown(), Rows.instant(row, "started_at")))
                .list();
    }

    /** An objection that nobody has answered; {@code at} is when its item began. */
    public record Unanswered(Finding objection, Instant at) {}

    /** The findings of an item, in their order. */
    @Transactional(readOnly = true)
    public List<Finding> of(Viewer viewer, ItemId item) {
        return shown("f.item_id = :id", item);
    }

    /** The findings of a conversation: those of its items, in the order of their time. */
    @Transactional(readOnly = true)
    public List<Finding> of(Viewer viewer, ConversationId conversation) {
        return shown("i.conversation_id = :id", conversation);
    }

    /** The findings of items, by item; nothing for an item without any. */
    @Transactional(readOnly = true)
    public Map<ItemId, List<Finding>> of(Viewer viewer, Collection<ItemId> items) {
        return ofItems(items, "");
    }

    /** Those of one type. */
    @Transactional(readOnly = true)
    public Map<ItemId, List<Finding>> of(Viewer viewer, Collection<ItemId> items, FindingType type) {
        return ofItems(items, " and f.type = '" + type.name() + "'");
    }

    private Map<ItemId, List<Finding>> ofItems(Collection<ItemId> items, String narrowed) {
        return jdbc
                .sql(FindingTable.SELECT + "f.item_id = any(:ids)" + narrowed + " order by f.item_id, f.ordinal")
                .param("ids", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> KeptFinding.of(row).shown())
                .list()
                .stream()
                .collect(groupingBy(Finding::item));
    }

    public Optional<Finding> find(Viewer viewer, FindingId id) {
        return shown("f.id = :id", id).stream().findFirst();
    }

    /** How many findings of each type a conversation has; rejected ones are not counted. */
    @Transactional(readOnly = true)
    public Map<ConversationId, Map<FindingType, Integer>> counts(Viewer viewer, Collection<ConversationId> of) {
        return table.counts(of);
    }

    /**
     * Keeps what a person says of a finding. Empty where there is no such finding.
     *
     * @param status {@code DERIVED} takes back all that people said of it
     * @param label another label; null where it is right as it is
     * @param value another value, whole; null where it is right as it is
     */
    @Transactional
    public Optional<Finding> say(
            Viewer viewer,
            FindingId id,
            FindingStatus status,
            @Nullable String label,
            @Nullable Map<String, @Nullable Object> value) {
        jdbc.sql(status == FindingStatus.DERIVED ? """
                                update finding set said_status = null, said_label = null, said_value = null,
                                                   said_by = null, said_at = null
                                 where id = :id""" : """
                                update finding set said_status = :status, said_label = coalesce(:label, said_label),
                                                   said_value = coalesce(:value::jsonb, said_value),
                                                   said_by = :user, said_at = now()
                                 where id = :id""")
                .param("id", id.value())
                .param("status", status.name())
                .param("label", label)
                .param("value", value == null ? null : FindingJson.value(value))
                .param("user", viewer.user())
                .update();
        Optional<Finding> said = find(viewer, id);
        said.ifPresent(finding -> events.publishEvent(new FindingsChanged(
                finding.item(),
                finding.conversation(),
                of(viewer, finding.item()).size(),
                true)));
        return said;
    }

    /** How people judged what a rule found: how often they said that it is so, and that it is not. */
    public Verdicts verdicts(Viewer viewer, String rule, int version) {
        return jdbc.sql("""
                        select count(*) filter (where said_status = 'REJECTED') as wrong,
                               count(*) filter (where said_status <> 'REJECTED') as right
                          from finding where rule = :rule and rule_version = :version""")
                .param("rule", rule)
                .param("version", version)
                .query((row, n) -> new Verdicts(row.getInt("right"), row.getInt("wrong")))
                .single();
    }

    private List<Finding> shown(String where, Id id) {
        return table.where(where, id).stream().map(KeptFinding::shown).toList();
    }

    /** What people said of the findings of a rule. */
    public record Verdicts(int right, int wrong) {}
}
