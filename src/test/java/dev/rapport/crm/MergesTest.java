package dev.rapport.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.PageRequest;
import dev.rapport.crm.duplicate.Comparing;
import dev.rapport.crm.duplicate.DuplicateEntry;
import dev.rapport.crm.duplicate.Duplicates;
import dev.rapport.crm.duplicate.MergeOutcome;
import dev.rapport.crm.duplicate.MergedContact;
import dev.rapport.crm.duplicate.Merges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that become one and two again, and what is filed on them meanwhile. */
class MergesTest {

    private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");

    @TempDir
    static Path data;

    private static CrmFixture crm;

    @BeforeAll
    static void start() {
        crm = new CrmFixture(data);
    }

    @AfterAll
    static void stop() {
        crm.close();
    }

    @BeforeEach
    void clear() {
        crm.clear();
    }

    @Test
    void theSurvivorTakesWhatItLacksAndGivesItBack() {
        Contact dana =
                create("d-1", "Dana Whitfield", "+1 415 555 0142", "dana@acme.example", Map.of("city", "Oakham"));
        Contact other = create(
                "d-2", "D. Whitfield", "+1 415 555 0143", "dana@acme.example", Map.of("city", "Elm", "zip", "1"));

        Contact one = merge(dana, other);

        assertThat(one.id()).isEqualTo(dana.id());
        assertThat(Typed.phones(one.phones())).containsExactly("+1 415 555 0142", "+1 415 555 0143");
        assertThat(Typed.emails(one.emails())).containsExactly("dana@acme.example");
        assertThat(values(one)).containsExactlyInAnyOrderEntriesOf(Map.of("city", "Oakham", "zip", "1"));
        assertThat(contacts().find(CrmFixture.ADMIN, other.id())).contains(one);
        assertThat(contacts().survivor(CrmFixture.ADMIN, other.id())).contains(dana.id());
        assertThat(merges().merged(CrmFixture.ADMIN, dana.id()))
                .extracting(MergedContact::id)
                .containsExactly(other.id());
        assertThat(contacts()
                        .list(CrmFixture.ADMIN, null, null, PageRequest.first(9))
                        .total())
                .isEqualTo(1);

        contacts()
                .patch(
                        CrmFixture.ADMIN,
                        dana.id(),
                        ContactsChanges.phones(List.of("+1 415 555 0142", "+1 415 555 0143", "+1 415 555 0199")),
                        OptionalLong.empty());
        merges().unmerge(CrmFixture.ADMIN, other.id());

        Contact dana2 = contacts().find(CrmFixture.ADMIN, dana.id()).orElseThrow();
        Contact other2 = contacts().find(CrmFixture.ADMIN, other.id()).orElseThrow();
        assertThat(Typed.phones(dana2.phones())).containsExactly("+1 415 555 0142", "+1 415 555 0199");
        assertThat(values(dana2)).isEqualTo(Map.of("city", "Oakham"));
        assertThat(Typed.phones(other2.phones())).containsExactly("+1 415 555 0143");
        assertThat(values(other2)).isEqualTo(Map.of("city", "Elm", "zip", "1"));
        assertThat(other2.externalId()).isEqualTo("d-2");
    }

    @Test
    void callsFollowTheSurvivorAndGoBack() {
        Contact dana = create(null, "Dana Whitfield", "+1 415 555 0142", null, Map.of());
        Contact other = create(null, "Dana Whitfeld", "+1 415 555 0143", null, Map.of());
        Item call = crm.call(AT, CrmFixture.caller("Dana", "+14155550143", null));
        crm.runJobs();
        assertThat(onRecord(call)).containsExactly(other.id());

        merge(dana, other);

        assertThat(onRecord(call)).as("at once").containsExactly(dana.id());
        crm.runJobs();
        assertThat(onRecord(call)).containsExactly(dana.id());
        assertThat(((Match.Matched) crm.match(call)).contacts()).containsExactly(dana.id());

        merges().unmerge(CrmFixture.ADMIN, dana.id());
        crm.runJobs();

        assertThat(onRecord(call)).containsExactly(other.id());
    }

    @Test
    void aCallThatIsBeingAttachedFollowsTheSurvivor() {
        Contact dana = create(null, "Dana Whitfield", "+1 415 555 0142", null, Map.of());
        Contact other = create(null, "Dana Whitfeld", "+1 415 555 0143", null, Map.of());
        Item call = crm.call(AT, CrmFixture.caller("Dana", "+14155550143", null));

        merge(dana, other);
        crm.runJobs();

        assertThat(onRecord(call)).containsExactly(dana.id());
    }

    @Test
    void mergesMayBeChainedAndTakenApartInAnyOrder() {
        Contact a = create("a", "Anna Holm", "+1 415 555 0101", null, Map.of("a", "1"));
        Contact b = create("b", "Anna Holm", "+1 415 555 0102", null, Map.of("b", "1"));
        Contact c = create("c", "Anna Holm", "+1 415 555 0103", null, Map.of("c", "1"));
        merge(b, a);
        Contact one = merge(c, b);
        assertThat(one.phones()).hasSize(3);
        assertThat(contacts().survivor(CrmFixture.ADMIN, a.id())).contains(c.id());

        merges().unmerge(CrmFixture.ADMIN, a.id());

        assertThat(Typed.phones(found(a).phones())).containsExactly("+1 415 555 0101");
        assertThat(found(a).externalId()).isEqualTo("a");
        assertThat(found(b).id()).isEqualTo(c.id());
        assertThat(Typed.phones(found(c).phones())).containsExactly("+1 415 555 0103", "+1 415 555 0102");
        merges().unmerge(CrmFixture.ADMIN, c.id());
        assertThat(Typed.phones(found(b).phones())).containsExactly("+1 415 555 0102");
        assertThat(values(found(b))).isEqualTo(Map.of("b", "1"));
    }

    @Test
    void whatCanNotBeMergedIsSaid() {
        Contact dana = create(null, "Dana", null, null, Map.of());
        Contact other = create(null, "Dana W", null, null, Map.of());
        ContactId nobody = ContactId.create();

        assertThat(merges().merge(CrmFixture.ADMIN, dana.id(), List.of(dana.id())))
                .isInstanceOf(MergeOutcome.Refused.class);
        assertThat(merges().merge(CrmFixture.ADMIN, nobody, List.of(dana.id())))
                .isEqualTo(new MergeOutcome.Missing(nobody.toString()));
        assertThat(merges().merge(CrmFixture.ADMIN, dana.id(), List.of(nobody)))
                .isEqualTo(new MergeOutcome.Missing(nobody.toString()));
        assertThat(merges().unmerge(CrmFixture.ADMIN, dana.id())).isInstanceOf(MergeOutcome.Refused.class);
        merge(dana, other);
        assertThat(merges().merge(CrmFixture.ADMIN, dana.id(), List.of(other.id())))
                .as("twice")
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(merges().merge(CrmFixture.ADMIN, other.id(), List.of(dana.id())))
                .as("the other way")
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(merges().merged(CrmFixture.ADMIN, dana.id())).hasSize(1);
    }

    @Test
    void aRowOfTheMergedContactChangesTheSurvivor() {
        Contact dana = create("d-1", "Dana Whitfield", null, null, Map.of());
        merge(dana, create("d-2", "Dana Whitfield", null, null, Map.of()));

        Contact again = create("d-2", "Dana Whitfield", null, "dana@acme.example", Map.of());

        assertThat(again.id()).isEqualTo(dana.id());
        assertThat(again.externalId()).isEqualTo("d-1");
    }

    @Test
    void duplicatesAreSuggestedMergedAndKeptApart() {
        Contact dana = create(null, "Dana Whitfield", "+1 415 555 0142", "dana@acme.example", Map.of());
        Contact other = create(null, "Whitfield, Dana", "415-555-0142", "dana.w@home.example", Map.of());
        create(null, "Peter Kunz", "+1 415 555 0177", null, Map.of());
        compare();

        DuplicateEntry entry = open().getFirst();
        assertThat(open()).hasSize(1);
        assertThat(List.of(entry.one(), entry.other())).containsExactlyInAnyOrder(dana.id(), other.id());
        assertThat(entry.score()).isBetween(0.9, 1.0);
        assertThat(entry.reasons())
                .extracting(DuplicateEntry.Reason::rule)
                .contains("phone", "name, first and last exchanged");

        assertThat(duplicates().keepApart(CrmFixture.ADMIN, entry.id())).isInstanceOf(Duplicates.Decided.Held.class);
        assertThat(duplicates().keepApart(CrmFixture.ADMIN, entry.id())).isInstanceOf(Duplicates.Decided.Closed.class);
        Contact third = create(null, "Dana Whitfield", "+1 415 555 0142", "d.whitfield@acme.example", Map.of());
        compare();

        assertThat(open()).hasSize(2).noneMatch(one -> one.id().equals(entry.id()));
        merge(dana, third);
        compare();
        assertThat(open()).as("the no holds for the survivor").isEmpty();
    }

    @Test
    void aSuggestionGoesWhenTheyAreNotAlikeAnyMore() {
        Contact dana = create(null, "Dana Whitfield", "+1 415 555 0142", null, Map.of());
        create(null, "Dana Whitfield", "+1 415 555 0142", null, Map.of());
        compare();
        assertThat(open()).hasSize(1);

        contacts().patch(CrmFixture.ADMIN, dana.id(), ContactsChanges.renamed("Bruno Castle"), OptionalLong.empty());
        compare();

        assertThat(open()).isEmpty();
    }

    @Test
    void fiftyCreationsOfOneCustomerAtOnceMakeOne() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Contact>> made = IntStream.range(0, 50)
                    .mapToObj(n ->
                            threads.submit(() -> create("c-50", "Dana Whitfield", null, "dana@acme.example", Map.of())))
                    .toList();
            ContactId first = made.getFirst().get().id();
            for (Future<Contact> one : made) {
                assertThat(one.get().id()).isEqualTo(first);
            }
        }
        assertThat(contacts()
                        .list(CrmFixture.ADMIN, null, null, PageRequest.first(9))
                        .total())
                .isEqualTo(1);
    }

    private static void compare() {
        Comparing.now(crm.beans());
    }

    private static List<DuplicateEntry> open() {
        return duplicates().open(CrmFixture.ADMIN, PageRequest.first(50)).items();
    }

    private static Contact create(
            @org.jspecify.annotations.Nullable String externalId,
            String name,
            @org.jspecify.annotations.Nullable String phone,
            @org.jspecify.annotations.Nullable String email,
            Map<String, String> fields) {
        return crm.contact(new ContactDraft(
                externalId,
                null,
                name,
                null,
                email == null ? List.of() : List.of(email),
                phone == null ? List.of() : List.of(phone),
                List.of(),
                fields));
    }

    private static Contact merge(Contact keep, Contact other) {
        return ((MergeOutcome.Done) merges().merge(CrmFixture.ADMIN, keep.id(), List.of(other.id()))).contact();
    }

    private static Contact found(Contact contact) {
        return contacts().find(CrmFixture.ADMIN, contact.id()).orElseThrow();
    }

    private static Map<String, String> values(Contact contact) {
        return contact.fields().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }

    private static List<ContactId> onRecord(Item call) {
        return crm.get(ActivityStore.class)
                .ofItem(CrmFixture.ADMIN, call.id())
                .orElseThrow()
                .contacts();
    }

    private static ContactStore contacts() {
        return crm.get(ContactStore.class);
    }

    private static Merges merges() {
        return crm.get(Merges.class);
    }

    private static Duplicates duplicates() {
        return crm.get(Duplicates.class);
    }
}
