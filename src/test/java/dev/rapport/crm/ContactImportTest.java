package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactImportTest {

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
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
    void columnsAreKnownByNameInAnyCaseAndOthersBecomeFields() throws IOException {
        ImportStatus status = take("""
                Company,DOMAIN,First Name,last_name,Job Title,E-Mail,Mobile,owner,External ID,Favourite Colour
                Acme Inc,www.acme.example,Dana,Smith,Buyer,dana@acme.example;d@acme.example,"(415) 555-0100; +49 30 123456",sam,c-1,green
                """);

        assertThat(status)
                .extracting(
                        ImportStatus::state,
                        ImportStatus::seen,
                        ImportStatus::created,
                        ImportStatus::pending,
                        ImportStatus::warnings)
                .containsExactly(ImportStatus.State.DONE, 1L, 1L, 0L, List.of());
        Contact dana = contacts().getFirst();
        assertThat(dana.name()).isEqualTo("Dana Smith");
        assertThat(dana.title()).isEqualTo("Buyer");
        assertThat(dana.externalId()).isEqualTo("c-1");
        assertThat(Typed.emailKeys(dana.emails())).containsExactlyInAnyOrder("dana@acme.example", "d@acme.example");
        assertThat(Typed.phoneKeys(dana.phones())).containsExactlyInAnyOrder("+14155550100", "+4930123456");
        assertThat(dana.fields().keySet()).containsExactly("Favourite Colour");
        Account acme = crm.get(AccountStore.class)
                .list(ADMIN, null, PageRequest.first(5))
                .items()
                .getFirst();
        assertThat(acme)
                .extracting(Account::name, Account::domains, Account::ownerId)
                .containsExactly("Acme Inc", List.of("acme.example"), "sam");
        assertThat(dana.accountId()).isEqualTo(acme.id());
    }

    @Test
    void theSameFileTwiceChangesNothingAndCreatesNothing() throws IOException {
        String csv = """
                name,account,phone,title
                Dana Smith,Acme,+14155550100,Buyer
                Dana Smith,ACME,415-555-0100,Chief Buyer
                Bob,,,
                Bob,,,
                """;
        ImportStatus first = take(csv);
        List<Contact> before = contacts();
        ImportStatus second = take(csv);

        assertThat(first)
                .extracting(ImportStatus::created, ImportStatus::updated, ImportStatus::duplicate)
                .containsExactly(2L, 1L, 1L);
        assertThat(second)
                .extracting(ImportStatus::created, ImportStatus::updated, ImportStatus::duplicate)
                .containsExactly(0L, 0L, 4L);
        assertThat(contacts()).isEqualTo(before);
    }

    @Test
    void theSameFileTwiceDoesNotUndoWhatAPersonChanged() throws IOException {
        String csv = "name,phone\nDana,+14155550100\n";
        take(csv);
        Contact dana = contacts().getFirst();
        ContactPatch patch = new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.to("Dana Jones"),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Map.of());
        crm.get(ContactStore.class).patch(ADMIN, dana.id(), patch, OptionalLong.empty());

        take(csv);

        assertThat(contacts()).extracting(Contact::name).containsExactly("Dana Jones");
    }

    @Test
    void rowsWithDifferentExternalIdsAreNeverJoined() throws IOException {
        take("""
                external id,name,email
                1,Dana Smith,dana@acme.example
                2,Dana Smith,dana@acme.example
                """);

        assertThat(contacts()).hasSize(2);
    }

    @Test
    void aRowIsThePersonWithItsAddressAndAFittingNameAndNobodyElse() throws IOException {
        crm.contact(draft("Dana Smith", "+14155550100", "dana@acme.example"));
        ImportStatus status = take("""
                name,email,phone,title
                D. Smith,DANA@acme.example,,Buyer
                Mary Smith,,+14155550100,Other
                """);

        assertThat(status)
                .extracting(ImportStatus::updated, ImportStatus::created)
                .containsExactly(1L, 1L);
        assertThat(contacts()).extracting(Contact::name).containsExactly("Mary Smith", "Dana Smith");
        assertThat(contacts().getLast().title()).isEqualTo("Buyer");
    }

    @Test
    void ourOwnNumberJoinsNobody() throws IOException {
        take("name,phone\nDana Smith,+16502530000\nDana Smith,(650) 253-0000\n");

        assertThat(contacts()).hasSize(2);
    }

    @Test
    void badRowsAreToldWithTheirLineAndDoNotStopTheRest() throws IOException {
        ImportStatus status =
                take("name,email,phone\n" + "Dana,dana@acme.example,\n" + ",,\n" + "\"Eve\nEvans\",e@e.example,12\n"
                        + "x".repeat(20_000) + ",,\n" + "Bob\u0000by,bob@b.example,\n" + "\"Open, quote,o@o.example\n");

        assertThat(status.state()).isEqualTo(ImportStatus.State.DONE);
        assertThat(status.created() + status.refused()).isEqualTo(status.seen());
        assertThat(status.refused()).isEqualTo(2);
        assertThat(status.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("line 3: names neither"))
                .anySatisfy(warning -> assertThat(warning).startsWith("line 4: 12 is no telephone number"))
                .anySatisfy(warning -> assertThat(warning).startsWith("line 6: name has 20000 characters"));
        assertThat(contacts()).extracting(Contact::name).contains("Dana", "Eve Evans", "Bobby");
    }

    @Test
    void whatSpreadsheetsWriteIsRead() throws IOException {
        Charset western = Charset.forName("windows-1252");
        take("\ufeffname;email\nZoë;zoe@a.example\n".getBytes(StandardCharsets.UTF_8));
        take("name;email\r\nJürgen;j@a.example\r\n".getBytes(western));
        take("sep=;\nname;email\nSepp;sepp@a.example\n".getBytes(StandardCharsets.UTF_8));
        take("\ufeffname\temail\nTöm\ttom@a.example".getBytes(StandardCharsets.UTF_16LE));

        assertThat(contacts()).extracting(Contact::name).containsExactly("Töm", "Sepp", "Jürgen", "Zoë");
    }

    @Test
    void aTableOfContactsIsToldFromOtherFiles() {
        assertThat(List.of(
                        "name,company\n",
                        "E-mail;x",
                        "Given Name,Surname",
                        "\ufeffphone",
                        "Organization,domain\n",
                        " rec_id, given_name, surname\n"))
                .allSatisfy(head -> assertThat(recognised(head)).isTrue());
        assertThat(List.of(
                        "", "\n\n", "a,b\n", "account,name,stage,amount\n", "{\"name\": 1}", "From dana@x Mon\nname"))
                .allSatisfy(head -> assertThat(recognised(head)).isFalse());
        assertThat(CustomerImports.recognise(new byte[] {0, (byte) 0xff, 3, 4}, null))
                .isEmpty();
    }

    @Test
    void anImportGoesOnAfterTheRowsThatWereCommitted() throws IOException {
        crm.get(ImportWorker.class).stop();
        StringBuilder csv = new StringBuilder("name,email\n");
        for (int i = 0; i < 50; i++) {
            csv.append("Person ").append(i).append(",p").append(i).append("@a.example\n");
        }
        ImportStore imports = crm.get(ImportStore.class);
        ImportId id = imports.add(
                ADMIN,
                ImportKind.CONTACTS,
                "people.csv",
                crm.get(MediaStore.class)
                        .store(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), 1_000_000));
        AtomicInteger chunks = new AtomicInteger();
        crm.get(ImportRun.class).run(imports.running().getFirst(), () -> chunks.incrementAndGet() <= 2);
        ImportStatus half = imports.find(id).orElseThrow();
        crm.get(ImportRun.class).run(imports.running().getFirst(), () -> true);
        ImportStatus whole = imports.find(id).orElseThrow();
        crm.get(ImportWorker.class).start();

        assertThat(half)
                .extracting(ImportStatus::state, ImportStatus::created, ImportStatus::pending)
                .containsExactly(ImportStatus.State.RUNNING, 14L, 36L);
        assertThat(whole)
                .extracting(ImportStatus::state, ImportStatus::created, ImportStatus::duplicate)
                .containsExactly(ImportStatus.State.DONE, 50L, 0L);
    }

    @Test
    void aProcessThatStartsGoesOnWithWhatAnEarlierOneLeft() throws IOException {
        crm.get(ImportWorker.class).stop();
        ImportId id = crm.get(CustomerImports.class)
                .start(
                        ADMIN,
                        ImportKind.CONTACTS,
                        new ByteArrayInputStream("name\nDana\n".getBytes(StandardCharsets.UTF_8)),
                        "people.csv");
        crm.get(ImportWorker.class).start();

        await().until(() ->
                crm.get(CustomerImports.class).find(ADMIN, id).orElseThrow().state() == ImportStatus.State.DONE);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aQuoteThatNobodyClosesFailsTheImportAndSaysWhere() throws IOException {
        ImportStatus status = take("name,email\nDana,d@a.example\n\"Eve" + "x\n".repeat(3_000_000));

        assertThat(status.state()).isEqualTo(ImportStatus.State.FAILED);
        assertThat(status.warnings()).singleElement().asString().startsWith("The row on line 3 has more than");
    }

    @Test
    void theFebrlPeopleAreTakenOneByOneAndNotTwice() throws IOException {
        Path file = Path.of("../shared/data/contacts/febrl/dataset1.csv");
        assumeThat(file).as("the shared data is not here").exists();
        ImportStatus first = take(Files.readAllBytes(file));
        ImportStatus second = take(Files.readAllBytes(file));

        assertThat(first)
                .extracting(ImportStatus::seen, ImportStatus::created, ImportStatus::refused)
                .containsExactly(1000L, 1000L - first.refused(), first.refused());
        assertThat(second.duplicate() + second.refused()).isEqualTo(1000);
        assertThat(crm.get(ContactStore.class)
                        .list(ADMIN, null, "sondergeld", PageRequest.first(5))
                        .items())
                .anySatisfy(contact -> {
                    assertThat(contact.name()).isEqualTo("deakin sondergeld");
                    assertThat(contact.fields()).containsKeys("rec_id", "date_of_birth", "suburb");
                });
    }

    private static boolean recognised(String head) {
        return CustomerImports.recognise(head.getBytes(StandardCharsets.UTF_8), null)
                .filter(kind -> kind == ImportKind.CONTACTS)
                .isPresent();
    }

    private ImportStatus take(String csv) throws IOException {
        return take(csv.getBytes(StandardCharsets.UTF_8));
    }

    /** By the worker, as it is in the application. */
    private ImportStatus take(byte[] csv) throws IOException {
        CustomerImports imports = crm.get(CustomerImports.class);
        ImportId id = imports.start(ADMIN, ImportKind.CONTACTS, new ByteArrayInputStream(csv), "people.csv");
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.find(ADMIN, id).orElseThrow(),
                        status -> status.state() != ImportStatus.State.RUNNING);
    }

    private List<Contact> contacts() {
        return crm.get(ContactStore.class)
                .list(ADMIN, null, null, PageRequest.first(200))
                .items();
    }
}
