package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.PageRequest;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.newcomer.NewcomerRuns;
import dev.rapport.crm.newcomer.NewcomerTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fifty at once who make the same customer, by the API, by tables and by mails, make one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreatedOnceTest {

    private static final int FIFTY = 50;
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final SignatureFacts UNSIGNED =
            new SignatureFacts(null, null, null, List.of(), List.of(), null, List.of());

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data, "BUSINESS");
    }

    @BeforeEach
    void clear() {
        crm.clear();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @Test
    void fiftyOfOneNameAndAddressAreOneContact() throws Exception {
        List<Saving.Saved<Contact>> made = fifty(i -> create(contact(
                null,
                i % 2 == 0 ? "Dana Lee" : "dana  LEE",
                i % 3 == 0 ? "Dana@Acme.example" : "dana@acme.example",
                i % 2 == 0 ? "(415) 555-0142" : "+1 415 555 0142")));

        assertThat(made)
                .extracting(one -> one.value().id())
                .containsOnly(made.getFirst().value().id());
        assertThat(made).filteredOn(Saving.Saved::created).hasSize(1);
        assertThat(contacts())
                .singleElement()
                .satisfies(dana -> assertThat(Typed.phoneKeys(dana.phones())).hasSize(1));
    }

    @Test
    void fiftyOfOneExternalIdAreOneContactAndOfFiftyIdsFifty() throws Exception {
        fifty(i -> create(contact("d-1", "Dana Lee", "dana" + i + "@acme.example", null)));
        assertThat(contacts()).hasSize(1);

        fifty(i -> create(contact("e-" + i, "Eve Stone", "eve@acme.example", null)));
        assertThat(contacts()).hasSize(1 + FIFTY);
    }

    @Test
    void fiftyOfOneNameAndDomainAreOneAccount() throws Exception {
        List<Saving.Saved<Account>> made =
                fifty(i -> create(account(i % 2 == 0 ? "Acme, Inc." : "ACME Inc", "acme.example")));

        assertThat(made)
                .extracting(one -> one.value().id())
                .containsOnly(made.getFirst().value().id());
        assertThat(made).filteredOn(Saving.Saved::created).hasSize(1);
    }

    @Test
    void whatOnlyLooksAlikeStaysApart() {
        create(contact(null, "Dana Lee", "office@acme.example", "+1 415 555 0142"));
        create(contact(null, "Eve Stone", "office@acme.example", "+1 415 555 0142"));
        create(contact(null, "Dana Lee", "dana@other.example", "+1 415 555 0142"));
        create(contact(null, "Dana Lee", null, null));
        assertThat(contacts()).hasSize(4);

        create(account("Acme", "acme.example"));
        assertThat(create(account("Acme", "acme.other.example")).created()).isTrue();
        assertThat(create(account("Globex", "acme.example")).created()).isTrue();
        assertThat(create(account("Acme", null)).created()).isTrue();
    }

    @Test
    void whatIsSaidAgainOnlyAdds() {
        create(contact(null, "Dana Lee", "dana@acme.example", null));
        Contact dana = create(contact(null, "Dana Lee", "dana@acme.example", "+1 415 555 0142"))
                .value();

        assertThat(Typed.emails(dana.emails())).containsExactly("dana@acme.example");
        assertThat(Typed.phones(dana.phones())).containsExactly("+1 415 555 0142");
        assertThat(create(contact(null, "Dana Lee", "dana@acme.example", null))
                        .value()
                        .version())
                .as("nothing new")
                .isEqualTo(dana.version());
    }

    @Test
    void fiftyMailsOfSomebodyNewMakeOneContactThatGoesWithTheLastOfThem() throws Exception {
        AccountId acme = create(account("Acme", "acme.example")).value().id();
        List<Item> mails = IntStream.range(0, FIFTY)
                .mapToObj(i -> crm.mail(AT.plusSeconds(i), caller("Dana Lee", null, "dana@acme.example"), UNSIGNED, ""))
                .toList();
        crm.runJobs();
        fifty(i -> {
            NewcomerRuns.settle(crm.beans());
            return i;
        });
        crm.runJobs();

        Contact dana = contacts().getFirst();
        assertThat(contacts()).hasSize(1);
        assertThat(dana.name()).isEqualTo("Dana Lee");
        assertThat(dana.accountId()).isEqualTo(acme);
        assertThat(mails)
                .allSatisfy(mail -> assertThat(activity(mail).contacts()).containsExactly(dana.id()));

        ActivityId last = activity(mails.getLast()).id();
        mails.forEach(
                mail -> crm.get(FilingUndo.class).undo(ADMIN, activity(mail).id()));
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());
        assertThat(contacts()).as("nobody else uses it").isEmpty();

        crm.get(FilingUndo.class).redo(ADMIN, last);
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aContactThatSomebodyChangedStays() {
        create(account("Acme", "acme.example"));
        Item mail = crm.mail(AT, caller("Dana Lee", null, "dana@acme.example"), UNSIGNED, "");
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());
        crm.runJobs();
        Contact dana = contacts().getFirst();
        assertThat(crm.get(NewcomerTable.class).origin(ADMIN, dana.id()))
                .hasValueSatisfying(origin -> assertThat(origin.item()).isEqualTo(mail.id()));
        crm.get(ContactStore.class)
                .patch(
                        ADMIN,
                        dana.id(),
                        ContactsChanges.phones(List.of("+1 415 555 0142")),
                        java.util.OptionalLong.empty());

        crm.get(FilingUndo.class).undo(ADMIN, activity(mail).id());
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());

        assertThat(contacts()).hasSize(1);
    }

    private Saving.Saved<Contact> create(ContactDraft draft) {
        return (Saving.Saved<Contact>) crm.get(ContactStore.class).create(ADMIN, draft);
    }

    private Saving.Saved<Account> create(AccountDraft draft) {
        return (Saving.Saved<Account>) crm.get(AccountStore.class).create(ADMIN, draft);
    }

    private static ContactDraft contact(
            @Nullable String id, String name, @Nullable String email, @Nullable String phone) {
        ContactDraft draft = CrmFixture.draft(name, phone, email);
        return new ContactDraft(
                id, null, draft.name(), null, draft.emails(), draft.phones(), draft.handles(), draft.fields());
    }

    private static AccountDraft account(String name, @Nullable String domain) {
        return new AccountDraft(null, name, domain == null ? List.of() : List.of(domain), List.of(), null, Map.of());
    }

    private static <T> List<T> fifty(IntFunction<T> each) throws Exception {
        List<T> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun = IntStream.range(0, FIFTY)
                    .mapToObj(i -> threads.submit(() -> each.apply(i)))
                    .toList();
            for (Future<T> one : begun) {
                done.add(one.get());
            }
        }
        return done;
    }

    private List<Contact> contacts() {
        return crm.get(ContactStore.class)
                .list(ADMIN, null, null, PageRequest.first(200))
                .items();
    }

    private Activity activity(Item item) {
        return crm.get(ActivityStore.class).ofItem(ADMIN, item.id()).orElseThrow();
    }
}
