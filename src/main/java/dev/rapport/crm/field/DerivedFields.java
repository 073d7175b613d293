package dev.rapport.crm.field;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps fields in line with what conversations say.
 *
 * <p>An empty field is filled, a derived value gives way to a newer one, and a person's value stays: where conversations say
 * something else, the person is asked. A claim that goes leaves what the others say. Joins the caller's transaction. Safe for
 * use by many threads: the rows of the owners are locked, in one order.
 */
@Component
public class DerivedFields {

    private final JdbcClient jdbc;
    private final ClaimTable claims;
    private final FieldRows rows;
    private final FieldQuestions questions;
    private final DueContacts due;

    DerivedFields(JdbcClient jdbc, ClaimTable claims, FieldRows rows, FieldQuestions questions, DueContacts due) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.rows = rows;
        this.questions = questions;
        this.due = due;
    }

    /** Puts these claims in the place of all that the items said before. */
    public void replace(Collection<ItemId> items, Collection<Claim> now) {
        List<Claim> before = claims.ofItems(items);
        if (new HashSet<>(before).equals(new HashSet<>(now))) {
            return;
        }
        Map<FieldOwner, Set<String>> concerned = Stream.concat(before.stream(), now.stream())
                .collect(groupingBy(Claim::owner, mapping(Claim::name, toSet())));
        List<FieldOwner> there = claims.lock(concerned.keySet());
        claims.replace(
                items,
                now.stream().filter(claim -> there.contains(claim.owner())).toList());
        settle(there, concerned);
    }

    /** Keeps the owner's fields from changing until the caller's transaction ends. */
    public void hold(FieldOwner owner) {
        claims.lock(List.of(owner));
    }

    /** The entries that conversations give for a field that holds several, and that no person said no to. */
    public List<String> entries(FieldOwner owner, KnownField field) {
        return Proposal.of(claims.newest(List.of(owner.id()), List.of(field.key())))
                .map(Proposal::entries)
                .orElse(List.of());
    }

    /** What conversations say of a contact is to be looked at again, since contacts were joined or parted. */
    public void settle(Collection<FieldOwner> owners) {
        List<FieldOwner> there = claims.lock(owners);
        Map<FieldOwner, Set<String>> all =
                claims.names(there.stream().map(FieldOwner::id).toList());
        settle(there, all);
    }

    private void settle(List<FieldOwner> owners, Map<FieldOwner, Set<String>> names) {
        List<UUID> ids = owners.stream().map(FieldOwner::id).toList();
        List<String> concerned =
                names.values().stream().flatMap(Set::stream).distinct().toList();
        Map<FieldOwner, List<Claim>> said =
                claims.newest(ids, concerned).stream().collect(groupingBy(Claim::owner));
        Map<UUID, Map<String, Field>> fields = rows.of(ids);
        for (FieldOwner owner : owners) {
            var stand = new Standing(said.getOrDefault(owner, List.of()), fields.getOrDefault(owner.id(), Map.of()));
            names.getOrDefault(owner, Set.of()).forEach(name -> settle(owner, name, stand));
        }
        due.mark(owners.stream()
                .filter(owner -> owner.kind() == FieldOwner.Kind.CONTACT
                        && names.getOrDefault(owner, Set.of()).stream().anyMatch(KnownField::isReach))
                .map(FieldOwner::id)
                .toList());
    }

    private void settle(FieldOwner owner, String name, Standing stand) {
        Optional<Proposal> proposal = stand.proposal(name);
        String shown = stand.nameOf(name);
        Field field = stand.fields().get(shown);
        String entered = field == null ? property(owner, name).orElse(null) : field.isDerived() ? null : field.value();
        if (entered != null) {
            ask(owner, shown, entered, proposal.orElse(null));
        } else if (proposal.isPresent()) {
            if (field == null || !proposal.get().isShownAs(field)) {
                rows.derive(owner.id(), shown, proposal.get(), field);
            }
        } else {
            rows.remove(Viewer.PIPELINE, owner.id(), shown);
        }
    }

    /** What a person entered, not as a field but in a place of its own. */
    private Optional<String> property(FieldOwner owner, String name) {
        if (owner.kind() != FieldOwner.Kind.CONTACT || !name.equals(KnownField.TITLE.key())) {
            return Optional.empty();
        }
        return jdbc.sql("select title from contact where id = :id and title is not null")
                .param("id", owner.id())
                .query(String.class)
                .optional();
    }

    private void ask(FieldOwner owner, String name, String entered, @Nullable Proposal said) {
        Optional<FieldQuestion> question = Optional.ofNullable(said)
                .filter(one -> KnownField.isAsked(name))
                .flatMap(one -> one.against(entered)
                        .map(derived ->
                                new FieldQuestion(owner, name, entered, derived, one.confidence(), one.evidence())));
        if (question.isPresent()) {
            questions.ask(question.get());
        } else if (questions.open(owner.id()).contains(name)) {
            questions.close(owner.id(), name);
        }
    }

    /** How things stand for one owner. */
    private record Standing(List<Claim> said, Map<String, Field> fields) {

        Optional<Proposal> proposal(String name) {
            return Proposal.of(
                    said.stream().filter(claim -> claim.name().equals(name)).toList());
        }

        /** As the field is called there: people may have spelt its name in another way. */
        String nameOf(String name) {
            return fields.entrySet().stream()
                    .filter(other -> Likeness.key(other.getKey()).equals(Likeness.key(name)))
                    .min(Comparator.comparing(other -> other.getValue().isDerived()))
                    .map(Map.Entry::getKey)
                    .orElse(name);
        }
    }
}
