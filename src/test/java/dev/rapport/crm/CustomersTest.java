package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.draft;
import static dev.rapport.crm.CrmFixture.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.crm.field.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersTest {

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private ContactStore contacts;

    @SuppressWarnings("NullAway.Init")
    private AccountStore accounts;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
        contacts = crm.get(ContactStore.class);
        accounts = crm.get(AccountStore.class);
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @Test
    void whatIsEnteredIsReadAgainAsItWasWrittenWithItsKeys() {
        Contact contact = crm.contact(new ContactDraft(
                "x-1",
                null,
                " Dana  Smith ",
                "Buyer",
                List.of("Dana@Acme.example"),
                List.of("(415) 555-0123", "ext 12"),
                List.of("@dana"),
                Map.of("Region", "West")));

        assertThat(contacts.find(ADMIN, contact.id())).contains(contact);
        assertThat(contact.name()).isEqualTo("Dana Smith");
        assertThat(contact.emails()).containsExactly(new Email("Dana@Acme.example", "dana@acme.example"));
        assertThat(contact.phones())
                .containsExactly(
                        new Phone("(415) 555-0123", "+14155550123", "+14155550123"), new Phone("ext 12", null, null));
        Field region = contact.fields().get("Region");
        assertThat(region)
                .isNotNull()
                .extracting(Field::value, Field::origin)
                .containsExactly("West", Field.Origin.PERSON);
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatThrownBy(() -> draft(" \u00a0", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name is blank");
    }

    @Test
    void aPatchReplacesWhatIsThereClearsWhatIsNullAndLeavesTheRest() {
        Contact before = crm.contact(new ContactDraft(
                null, null, "Ann", "CEO", List.of("ann@a.example"), List.of(), List.of(), Map.of("a", "1", "b", "2")));
        ContactPatch patch = new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.to("Ann Lee"),
                Change.clear(),
                Change.keep(),
                Change.to(List.of("+4930123456")),
                Change.keep(),
                Map.of("a", Change.clear(), "c", Change.to("3")));

        Contact after = saved(contacts.patch(ADMIN, before.id(), patch, OptionalLong.of(before.version())));

        assertThat(after.name()).isEqualTo("Ann Lee");
        assertThat(after.title()).isNull();
        assertThat(after.emails()).isEqualTo(before.emails());
        assertThat(Typed.phoneKeys(after.phones())).containsExactly("+4930123456");
        assertThat(after.fields().keySet()).containsExactly("b", "c");
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsStale() {
        Contact before = crm.contact(draft("Bob", null, null));
        saved(contacts.patch(ADMIN, before.id(), named("Bobby"), OptionalLong.of(before.version())));

        assertThat(contacts.patch(ADMIN, before.id(), named("Rob"), OptionalLong.of(before.version())))
                .isInstanceOf(Saving.Stale.class);
    }

    @Test
    void aPatchThatChangesNothingLeavesTheVersion() {
        Contact before = crm.contact(draft("Cleo", null, null));

        assertThat(saved(contacts.patch(ADMIN, before.id(), named("Cleo"), OptionalLong.empty()))
                        .version())
                .isEqualTo(before.version());
    }

    @Test
    void whatIsNotThereIsMissingAndAnUnknownAccountIsRefused() {
        assertThat(contacts.patch(ADMIN, ContactId.create(), named("X"), OptionalLong.empty()))
                .isInstanceOf(Saving.Missing.class);
        assertThat(contacts.create(
                        ADMIN,
                        new ContactDraft(
                                null, AccountId.create(), "X", null, List.of(), List.of(), List.of(), Map.of())))
                .isInstanceOf(Saving.Refused.class);
    }

    @Test
    void anExternalIdOfAnotherIsRefused() {
        crm.contact(withExternalId("Dora", "taken"));
        Contact other = crm.contact(draft("Dirk", null, null));
        ContactPatch patch = new ContactPatch(
                Change.to("taken"),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Map.of());

        assertThat(contacts.patch(ADMIN, other.id(), patch, OptionalLong.empty()))
                .isInstanceOf(Saving.Refused.class);
    }

    @Test
    void fiftyConcurrentCreationsOfOneCustomerMakeOne() throws Exception {
        try (var threads = Executors.newFixedThreadPool(50)) {
            List<Callable<Saving<Contact>>> tasks = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                tasks.add(() -> contacts.create(ADMIN, withExternalId("Erin", "crm-50")));
            }
            List<ContactId> ids = new ArrayList<>();
            int created = 0;
            for (Future<Saving<Contact>> task : threads.invokeAll(tasks)) {
                var saved = (Saving.Saved<Contact>) task.get();
                ids.add(saved.value().id());
                created += saved.created() ? 1 : 0;
            }

            assertThat(ids).hasSize(50).containsOnly(ids.getFirst());
            assertThat(created).isEqualTo(1);
        }
    }

    @Test
    void listsRunFromTheNewestAndStayStableWhileOthersArrive() {
        AccountId account = crm.account("Paging Ltd").id();
        for (int i = 0; i < 5; i++) {
            crm.contact(of(account, "P" + i));
        }
        Page<Contact> first = contacts.list(ADMIN, account, null, PageRequest.first(2));
        crm.contact(of(account, "late"));
        Page<Contact> second = contacts.list(
                ADMIN, account, null, new PageRequest(10, first.nextCursor().orElseThrow()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items()).extracting(Contact::name).containsExactly("P4", "P3");
        assertThat(second.items()).extracting(Contact::name).containsExactly("P2", "P1", "P0");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void listsAreSearchedByTheBeginningOfNameNumberAndAddress() {
        crm.contact(draft("Zoë Q. Zimmerman", "+1 (212) 555-0177", "zz@quux.example"));

        assertThat(List.of("zim", "ZOE", "+1212555", "(212) 555", "212555", "12125550177", "ZZ@quu", "zoe q"))
                .allSatisfy(q -> assertThat(found(q)).containsExactly("Zoë Q. Zimmerman"));
        assertThat(List.of("immer", "%", "zz_quux", "99921255"))
                .allSatisfy(q -> assertThat(found(q)).isEmpty());
    }

    @Test
    void anAccountIsFoundByDomainAndNameAndShownByName() {
        Account account = saved(accounts.create(
                ADMIN,
                new AccountDraft(
                        "acc-1",
                        "Initech GmbH",
                        List.of("https://www.Initech.example/about"),
                        List.of("+49 30 5550199"),
                        "sam",
                        Map.of("Tier", "A"))));

        assertThat(account.domains()).containsExactly("initech.example");
        assertThat(accounts.list(ADMIN, "initech.ex", PageRequest.first(5)).items())
                .containsExactly(account);
        assertThat(accounts.list(ADMIN, "gmbh", PageRequest.first(5)).items()).containsExactly(account);
        assertThat(accounts.list(ADMIN, "+4930555", PageRequest.first(5)).items())
                .containsExactly(account);
        assertThat(accounts.names(ADMIN, List.of(account.id(), AccountId.create())))
                .isEqualTo(Map.of(account.id(), "Initech GmbH"));
        assertThat(accounts.create(
                        ADMIN, new AccountDraft("acc-1", "Initech AG", List.of(), List.of(), null, Map.of())))
                .isInstanceOfSatisfying(
                        Saving.Saved.class, saved -> assertThat(saved.created()).isFalse());
        assertThat(accounts.find(ADMIN, account.id()).orElseThrow())
                .extracting(Account::name, Account::domains)
                .containsExactly("Initech AG", List.of("initech.example"));
    }

    @Test
    void readingKeepsNoConnection() {
        Contact contact = crm.contact(draft("Nora", "+13035550111", null));
        int more = crm.database.dataSource().getMaximumPoolSize() + 5;

        for (int i = 0; i < more; i++) {
            assertThat(contacts.names(ADMIN, List.of(contact.id()))).hasSize(1);
            assertThat(accounts.names(ADMIN, List.of(AccountId.create()))).isEmpty();
            assertThat(crm.get(ContactTable.class).find(contact.id())).isPresent();
        }
    }

    private List<String> found(String q) {
        return contacts.list(ADMIN, null, q, PageRequest.first(20)).items().stream()
                .map(Contact::name)
                .toList();
    }

    private static ContactDraft withExternalId(String name, @Nullable String externalId) {
        return new ContactDraft(externalId, null, name, null, List.of(), List.of(), List.of(), Map.of());
    }

    private static ContactDraft of(AccountId account, String name) {
        return new ContactDraft(null, account, name, null, List.of(), List.of(), List.of(), Map.of());
    }

    private static ContactPatch named(String name) {
        return new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.to(name),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Map.of());
    }
}
