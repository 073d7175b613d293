package dev.rapport.crm.filing;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.field.FieldStands;
import dev.rapport.crm.filing.RecordChanges.FieldChange;
import dev.rapport.crm.filing.RecordChanges.ObjectionMove;
import dev.rapport.crm.filing.RecordChanges.PromiseMove;
import dev.rapport.crm.objection.Objection;
import dev.rapport.crm.objection.Objections;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseFilter;
import dev.rapport.crm.promise.PromiseOrder;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.crm.promise.PromiseStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how the records of some customers stand at a moment, to be compared with another: fields, promises, objections.
 *
 * <p>Of the promises of an account, the newest are looked at, as many as a page takes. Safe for use by many threads.
 */
@Component
class RecordStands {

    private final FieldStands fields;
    private final PromiseStore promises;
    private final Objections objections;
    private final ItemStore items;

    RecordStands(FieldStands fields, PromiseStore promises, Objections objections, ItemStore items) {
        this.fields = fields;
        this.promises = promises;
        this.objections = objections;
        this.items = items;
    }

    Set<FieldOwner> owners(Viewer viewer, Collection<ItemId> of) {
        return fields.owners(viewer, of);
    }

    /** How things stand for these customers, and in the conversations of these items. */
    Stand of(Viewer viewer, Set<FieldOwner> owners, Set<AccountId> accounts, List<ItemId> of) {
        Stream<PromiseFilter> filters = Stream.concat(
                accounts.stream().map(account -> new PromiseFilter(Set.of(), null, account, null, null, null, false)),
                of.stream()
                        .map(item -> items.get(viewer, item).conversation())
                        .distinct()
                        .map(one -> new PromiseFilter(Set.of(), null, null, null, one, null, false)));
        Map<Promised, Shown> promised = new HashMap<>();
        filters.flatMap(
                        filter -> promises
                                .list(viewer, filter, PromiseOrder.NEWEST, PageRequest.first(PageRequest.MAX_LIMIT))
                                .items()
                                .stream())
                .forEach(one -> promised.put(Promised.of(one), new Shown(one.id(), one.state())));
        Map<Raised, Objection.State> raised = new HashMap<>();
        accounts.forEach(account ->
                objections.ofAccount(viewer, account).forEach(one -> raised.put(Raised.of(one), one.state())));
        return new Stand(fields.of(viewer, owners), promised, raised);
    }

    /** What makes a promise the same when it is found again, under another id perhaps. */
    private record Promised(ItemId item, @Nullable Side owner, String action) {
        static Promised of(Promise promise) {
            return new Promised(promise.finding().item(), promise.owner(), promise.action());
        }
    }

    private record Shown(FindingId finding, PromiseState state) {}

    private record Raised(
            AccountId account, String category, @Nullable Object sale) {
        static Raised of(Objection objection) {
            return new Raised(
                    objection.account(),
                    objection.category(),
                    objection.sale() == null ? null : objection.sale().id());
        }
    }

    /** How things stand. */
    static final class Stand {

        private final Map<FieldStands.Place, FieldStands.Stand> fields;
        private final Map<Promised, Shown> promises;
        private final Map<Raised, Objection.State> objections;

        private Stand(
                Map<FieldStands.Place, FieldStands.Stand> fields,
                Map<Promised, Shown> promises,
                Map<Raised, Objection.State> objections) {
            this.fields = fields;
            this.promises = promises;
            this.objections = objections;
        }

        /** What is otherwise in another one. */
        RecordChanges to(Stand after) {
            return new RecordChanges(
                    keys(fields, after.fields).stream()
                            .map(place -> change(place, fields.get(place), after.fields.get(place)))
                            .toList(),
                    keys(promises, after.promises).stream()
                            .map(one -> move(one, promises.get(one), after.promises.get(one)))
                            .filter(move -> move.before() != move.after())
                            .toList(),
                    keys(objections, after.objections).stream()
                            .map(one -> new ObjectionMove(
                                    one.account(), one.category(), objections.get(one), after.objections.get(one)))
                            .toList());
        }

        /** Those that are not the same in both. */
        private static <K, V> List<K> keys(Map<K, V> before, Map<K, V> after) {
            Set<K> all = new LinkedHashSet<>(before.keySet());
            all.addAll(after.keySet());
            return all.stream()
                    .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                    .toList();
        }

        private static FieldChange change(
                FieldStands.Place place, FieldStands.@Nullable Stand before, FieldStands.@Nullable Stand after) {
            String asked = after == null ? null : after.asked();
            return new FieldChange(
                    place.owner(),
                    place.name(),
                    before == null ? null : before.value(),
                    after == null ? null : after.value(),
                    before != null && Objects.equals(before.asked(), asked) ? null : asked);
        }

        private static PromiseMove move(Promised one, @Nullable Shown before, @Nullable Shown after) {
            Shown any = before == null ? Objects.requireNonNull(after, "It is in one of both") : before;
            return new PromiseMove(
                    any.finding(),
                    one.owner(),
                    one.action(),
                    before == null ? null : before.state(),
                    after == null ? null : after.state());
        }
    }
}
