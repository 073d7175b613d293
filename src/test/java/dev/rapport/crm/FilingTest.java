package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static dev.rapport.crm.CrmFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Matched;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilingTest {

    private static final Instant AT = Instant.parse("2026-11-02T10:00:00Z");
    private static final PageRequest FIRST = PageRequest.first(20);

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
    void aCallIsFiledOnTheRecordOfItsContactAndAccount() {
        AccountId acme = crm.account("Acme").id();
        Contact dana = crm.contact(of(acme, "Dana", "(415) 555-0100"));
        Item item = crm.call(AT, caller("Dana Smith", "+14155550100", null));
        crm.runJobs();

        assertThat(crm.match(item)).isInstanceOf(Matched.class);
        assertThat(timeline(dana.id())).singleElement().satisfies(activity -> {
            assertThat(activity.item()).isEqualTo(item.id());
            assertThat(activity.account()).isEqualTo(acme);
            assertThat(activity.contacts()).containsExactly(dana.id());
            assertThat(activity.at()).isEqualTo(AT);
            assertThat(activity.subject()).isEqualTo("Call with Dana Smith");
        });
        assertThat(crm.get(ActivityStore.class).ofAccount(ADMIN, acme, FIRST).total())
                .isEqualTo(1);
        Party party = parties(item).get(1);
        assertThat(party.contactId()).isEqualTo(dana.id());
        assertThat(open()).isEmpty();
    }

    @Test
    void anUnmatchedCallWaitsForAPersonUntilAContactWithItsNumberComes() {
        Item item = crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();
        assertThat(open()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ReviewEntry.Kind.UNMATCHED);
            assertThat(entry.item()).isEqualTo(item.id());
        });

        Contact dana = crm.contact(draft("Dana", "415-555-0100", null));
        crm.runJobs();

        assertThat(open()).isEmpty();
        assertThat(timeline(dana.id())).hasSize(1);
    }

    @Test
    void aSecondContactWithTheNumberTakesTheCallOffTheRecordAndAsks() {
        Contact dana = crm.contact(draft("Dana", "+14155550100", null));
        crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();
        assertThat(timeline(dana.id())).hasSize(1);

        Contact eve = crm.contact(draft("Eve", "+14155550100", null));
        crm.runJobs();

        assertThat(timeline(dana.id())).isEmpty();
        assertThat(open()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ReviewEntry.Kind.AMBIGUOUS);
            assertThat(entry.contacts()).containsExactlyInAnyOrder(dana.id(), eve.id());
            assertThat(entry.reasons()).extracting(Match.Reason::rule).containsOnly("phone");
        });
    }

    @Test
    void aNumberTakenFromAContactUnfilesItsCalls() {
        Contact dana = crm.contact(draft("Dana", "+14155550100", null));
        crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();

        crm.get(ContactStore.class).patch(ADMIN, dana.id(), phones(List.of()), OptionalLong.empty());
        crm.runJobs();

        assertThat(timeline(dana.id())).isEmpty();
        assertThat(open()).hasSize(1);
    }

    @Test
    void aContactThatMovesToAnotherAccountTakesItsCallsAlong() {
        AccountId acme = crm.account("Acme").id();
        AccountId globex = crm.account("Globex").id();
        Contact dana = crm.contact(of(acme, "Dana", "+14155550100"));
        crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();

        crm.get(ContactStore.class).patch(ADMIN, dana.id(), account(globex), OptionalLong.empty());
        crm.runJobs();

        assertThat(crm.get(ActivityStore.class).ofAccount(ADMIN, acme, FIRST).items())
                .isEmpty();
        assertThat(crm.get(ActivityStore.class).ofAccount(ADMIN, globex, FIRST).items())
                .hasSize(1);
    }

    @Test
    void filingAgainReplacesAndKeepsTheActivitysId() {
        Contact dana = crm.contact(draft("Dana", "+14155550100", null));
        Item item = crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();
        ActivityId before = timeline(dana.id()).getFirst().id();

        crm.get(RecordingJobs.class).enqueue(item.id(), Stage.MATCH);
        crm.runJobs();

        assertThat(timeline(dana.id())).extracting(Activity::id).containsExactly(before);
    }

    @Test
    void aTimelineRunsFromTheNewest() {
        Contact dana = crm.contact(draft("Dana", "+14155550100", null));
        for (int i = 0; i < 5; i++) {
            crm.call(AT.plusSeconds(i * 60L), caller(null, "+14155550100", null));
        }
        crm.runJobs();
        ActivityStore activities = crm.get(ActivityStore.class);

        Page<Activity> first = activities.ofContact(ADMIN, dana.id(), PageRequest.first(3));
        Page<Activity> rest = activities.ofContact(
                ADMIN, dana.id(), new PageRequest(3, first.nextCursor().orElseThrow()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items().getFirst().at()).isEqualTo(AT.plusSeconds(240));
        assertThat(rest.items()).extracting(Activity::at).containsExactly(AT.plusSeconds(60), AT);
    }

    @Test
    void aLinkToAContactIsHonouredForEver() {
        Contact dana = crm.contact(draft("Dana", "+14155550100", null));
        Contact eve = crm.contact(draft("Eve", "+14155550100", null));
        Item item = crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();

        assertThat(decide(new ReviewDecision.LinkContact(eve.id()))).isInstanceOf(ReviewOutcome.Decided.class);
        crm.runJobs();
        crm.contact(draft("Fay", "+14155550100", null));
        crm.runJobs();

        assertThat(timeline(eve.id())).hasSize(1);
        assertThat(timeline(dana.id())).isEmpty();
        assertThat(crm.match(item).reasons().getFirst().rule()).isEqualTo("person");
        assertThat(open()).isEmpty();
    }

    @Test
    void aLinkToAnAccountAloneIsHonouredForEver() {
        AccountId acme = crm.account("Acme").id();
        Item item = crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();

        assertThat(decide(new ReviewDecision.LinkAccount(acme))).isInstanceOf(ReviewOutcome.Decided.class);
        crm.contact(draft("Stranger", "+14155550100", null));
        crm.runJobs();

        assertThat(crm.match(item))
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.account()).isEqualTo(acme));
        assertThat(crm.get(ActivityStore.class).ofAccount(ADMIN, acme, FIRST).items())
                .hasSize(1);
    }

    @Test
    void aNewContactIsMadeOfTheUnmatchedParty() {
        AccountId acme = crm.account("Acme").id();
        crm.call(AT, caller("Gus Green", "+14155550100", "gus@acme.example"));
        crm.runJobs();

        ReviewOutcome outcome = decide(new ReviewDecision.Create(acme));
        crm.runJobs();

        ContactId id = Objects.requireNonNull(((ReviewOutcome.Decided) outcome).contact());
        Contact gus = crm.get(ContactStore.class).find(ADMIN, id).orElseThrow();
        assertThat(gus.name()).isEqualTo("Gus Green");
        assertThat(gus.accountId()).isEqualTo(acme);
        assertThat(Typed.emailKeys(gus.emails())).containsExactly("gus@acme.example");
        assertThat(timeline(id)).hasSize(1);
    }

    @Test
    void whatIsIgnoredIsNotAskedAgainUntilOthersComeIntoQuestion() {
        Item item = crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();
        decide(new ReviewDecision.Ignore());
        crm.get(RecordingJobs.class).enqueue(item.id(), Stage.MATCH);
        crm.runJobs();
        assertThat(open()).isEmpty();

        crm.contact(draft("Dana", "+14155550100", null));
        crm.contact(draft("Eve", "+14155550100", null));
        crm.runJobs();

        assertThat(open()).hasSize(1);
    }

    @Test
    void theSecondDecisionOfAnEntryIsTold() {
        Contact dana = crm.contact(draft("Dana", null, null));
        crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();
        ReviewId id = open().getFirst().id();
        Reviews reviews = crm.get(Reviews.class);
        reviews.decide(ADMIN, id, new ReviewDecision.Ignore());

        assertThat(reviews.decide(ADMIN, id, new ReviewDecision.LinkContact(dana.id())))
                .isInstanceOf(ReviewOutcome.Closed.class);
        assertThat(reviews.decide(ADMIN, ReviewId.create(), new ReviewDecision.Ignore()))
                .isInstanceOf(ReviewOutcome.Missing.class);
    }

    @Test
    void aDecisionForWhatIsNotThereIsRefusedAndLeavesTheEntryOpen() {
        crm.call(AT, caller(null, "+14155550100", null));
        crm.runJobs();

        assertThat(decide(new ReviewDecision.LinkContact(ContactId.create())))
                .isInstanceOf(ReviewOutcome.Refused.class);
        assertThat(decide(new ReviewDecision.Create(AccountId.create()))).isInstanceOf(ReviewOutcome.Refused.class);
        assertThat(open()).hasSize(1);
    }

    private ReviewOutcome decide(ReviewDecision decision) {
        return crm.get(Reviews.class).decide(ADMIN, open().getFirst().id(), decision);
    }

    private List<ReviewEntry> open() {
        return crm.get(ReviewStore.class).open(ADMIN, null, FIRST).items();
    }

    private List<Activity> timeline(ContactId contact) {
        return crm.get(ActivityStore.class).ofContact(ADMIN, contact, FIRST).items();
    }

    private List<Party> parties(Item item) {
        return crm.get(ConversationStore.class)
                .find(ADMIN, item.conversation())
                .orElseThrow()
                .parties();
    }

    private static ContactDraft of(AccountId account, String name, String phone) {
        return new ContactDraft(null, account, name, null, List.of(), List.of(phone), List.of(), Map.of());
    }

    private static ContactPatch phones(List<String> phones) {
        return new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(phones),
                Change.keep(),
                Map.of());
    }

    private static ContactPatch account(AccountId account) {
        return new ContactPatch(
                Change.keep(),
                Change.to(account),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Map.of());
    }
}
