package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static dev.rapport.crm.CrmFixture.draft;
import static dev.rapport.crm.CrmFixture.saved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.newcomer.Newcomer;
import dev.rapport.crm.newcomer.NewcomerRuns;
import dev.rapport.crm.newcomer.NewcomerTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People at known companies who write for the first time: a person is asked whether they are to be contacts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewcomersTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final String DANA = "dana.lee@acme.example";
    private static final String SIGNATURE = "Dana Lee\nHead of Purchasing\nPhone: +1 415 555 0142";
    private static final SignatureFacts SIGNED = new SignatureFacts(
            "Dana Lee", "Head of Purchasing", null, List.of("+1 415 555 0142"), List.of(), null, List.of());

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private AccountId acme;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
    }

    @BeforeEach
    void acme() {
        crm.clear();
        acme = saved(crm.get(AccountStore.class)
                        .create(
                                ADMIN,
                                new AccountDraft(
                                        null, "Acme", List.of("acme.example"), List.of(), null, java.util.Map.of())))
                .id();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @Test
    void whoWritesFromTheDomainOfAnAccountIsProposedOnce() {
        mail(AT, "Dana Lee", DANA);
        Item last = mail(AT.plusSeconds(60), "Dana Lee", DANA);
        run();

        ReviewEntry question = only();
        assertThat(question.item()).isEqualTo(last.id());
        assertThat(question.accounts()).containsExactly(acme);
        Newcomer newcomer =
                crm.get(NewcomerTable.class).of(ADMIN, List.of(last.id())).get(last.id());
        assertThat(newcomer)
                .isEqualTo(new Newcomer(
                        last.id(),
                        acme,
                        DANA,
                        "Dana Lee",
                        "Head of Purchasing",
                        List.of("+14155550142"),
                        AT.plusSeconds(60)));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void whoseSideNobodyKnowsIsProposedByTheDomainThatAPersonGave() {
        crm.mail(AT, CrmFixture.party(Side.UNKNOWN, "Dana Lee", null, DANA), SIGNED, SIGNATURE);
        Party ours = CrmFixture.party(Side.OURS, "Ed Gray", null, "ed@acme.example");
        crm.mail(AT, ours, SIGNED, SIGNATURE);
        crm.database
                .jdbc()
                .sql("update party set said_side = 'OURS' where id = ?") // as a person says it
                .param(ours.id().value())
                .update();
        run();

        assertThat(only().accounts()).containsExactly(acme);
    }

    @Test
    void whomAPersonTakesBecomesAContactThatFillsItself() {
        Item mail = mail(AT, "Dana Lee", DANA);
        run();

        var decided = (ReviewOutcome.Decided)
                crm.get(Reviews.class).decide(ADMIN, only().id(), new ReviewDecision.Create(null));
        run();

        Contact dana = contacts().getFirst();
        assertThat(decided.contact()).isEqualTo(dana.id());
        assertThat(dana.name()).isEqualTo("Dana Lee");
        assertThat(dana.accountId()).isEqualTo(acme);
        assertThat(dana.title()).as("from the signature").isEqualTo("Head of Purchasing");
        assertThat(Objects.requireNonNull(dana.fields().get("title")).evidence())
                .singleElement()
                .satisfies(place -> assertThat(place.quote()).isEqualTo("Head of Purchasing"));
        assertThat(activity(mail).contacts()).containsExactly(dana.id());
        assertThat(questions()).isEmpty();
    }

    @Test
    void aNoIsRememberedForTheAddress() {
        mail(AT, "Dana Lee", DANA);
        run();
        crm.get(Reviews.class).decide(ADMIN, only().id(), new ReviewDecision.Ignore());

        mail(AT.plusSeconds(60), "Dana Lee", DANA);
        run();

        assertThat(questions()).isEmpty();
        assertThat(contacts()).isEmpty();
    }

    @Test
    void anAddressOfSomebodyWhoIsThereIsGivenToThem() {
        Contact dana = crm.contact(new ContactDraft(
                null, acme, "Dana Lee", null, List.of("dana@home.example"), List.of(), List.of(), java.util.Map.of()));
        Item mail = mail(AT, "Dana Lee", DANA);
        run();

        crm.get(Reviews.class).decide(ADMIN, only().id(), new ReviewDecision.LinkContact(dana.id()));
        run();

        assertThat(Typed.emails(contacts().getFirst().emails())).containsExactly("dana@home.example", DANA);
        assertThat(activity(mail).contacts()).containsExactly(dana.id());
        assertThat(questions()).isEmpty();
    }

    @Test
    void theQuestionGoesWithTheFilingAndComesBackWithIt() {
        Item mail = mail(AT, "Dana Lee", DANA);
        run();
        ActivityId filed = activity(mail).id();

        crm.get(FilingUndo.class).undo(ADMIN, filed);
        run();
        assertThat(questions()).isEmpty();

        crm.get(FilingUndo.class).redo(ADMIN, filed);
        run();
        assertThat(questions()).hasSize(1);
    }

    @Test
    void theQuestionGoesWhenTheyBecomeKnownOtherwiseOrTheMailIsErased() {
        Item first = mail(AT, "Dana Lee", DANA);
        run();
        crm.database
                .jdbc()
                .sql("delete from conversation where id = ?")
                .param(first.conversation().value())
                .update();
        run();
        assertThat(questions()).isEmpty();

        mail(AT, "Dana Lee", DANA);
        run();
        assertThat(questions()).hasSize(1);

        crm.contact(draft("Dana Lee", null, DANA));
        run();
        assertThat(questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Dana Lee, dana@gmail.com",
        "Dana Lee, dana@us.example",
        "Acme, info@acme.example",
        "Acme News, newsletter@acme.example",
        "Dana Lee, no-reply@acme.example",
        "Dana Lee, dana@other.example",
        "'', dlee7@acme.example"
    })
    void nobodyIsProposedOfAddressesThatTellNothing(String name, String email) {
        crm.mail(
                AT,
                caller(name.isEmpty() ? null : name, null, email),
                new SignatureFacts(null, null, null, List.of(), List.of(), null, List.of()),
                "");
        run();

        assertThat(questions()).isEmpty();
    }

    private Item mail(Instant at, @Nullable String name, String email) {
        return crm.mail(at, caller(name, null, email), SIGNED, SIGNATURE);
    }

    private void run() {
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());
        crm.runJobs();
        NewcomerRuns.settle(crm.beans());
    }

    private ReviewEntry only() {
        assertThat(questions()).hasSize(1);
        return questions().getFirst();
    }

    private List<ReviewEntry> questions() {
        return crm.get(ReviewStore.class)
                .open(ADMIN, ReviewEntry.Kind.CONTACT, PageRequest.first(9))
                .items();
    }

    private List<Contact> contacts() {
        return crm.get(ContactStore.class)
                .list(ADMIN, null, null, PageRequest.first(9))
                .items();
    }

    private Activity activity(Item item) {
        return crm.get(ActivityStore.class).ofItem(ADMIN, item.id()).orElseThrow();
    }
}
