package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static dev.rapport.crm.CrmFixture.draft;
import static dev.rapport.crm.CrmFixture.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldHistory;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.filing.RecordChanges;
import dev.rapport.crm.filing.RecordForecast;
import dev.rapport.crm.filing.UndoOutcome;
import dev.rapport.crm.objection.Objection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilledFieldsTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final String DANA = "+14155550100";
    private static final PageRequest FIRST = PageRequest.first(20);

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private AccountId acme;

    @SuppressWarnings("NullAway.Init")
    private ContactId dana;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
    }

    @BeforeEach
    void danaOfAcme() {
        crm.clear();
        acme = crm.account("Acme").id();
        dana = crm.contact(new ContactDraft(
                        null, acme, "Dana Whitfield", null, List.of(), List.of(DANA), List.of(), Map.of()))
                .id();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @Test
    void aCallFillsTheFieldsOfItsAccountAndOfItsOnlyOpenSale() {
        OpportunityId sale = sale("Scanners");
        Item call = call(
                AT,
                FoundInCalls.budget("25000"),
                FoundInCalls.competitor("Zoho"),
                FoundInCalls.objection("price", false));
        crm.runJobs();

        assertThat(values(fields(acme)))
                .contains(
                        entry("budget", "25000 USD"),
                        entry("competitor", "Zoho"),
                        entry("openObjections", "price"),
                        entry("lastContact", AT.toString()));
        Field budget = Objects.requireNonNull(fields(acme).get("budget"));
        assertThat(budget.origin()).isEqualTo(Field.Origin.DERIVED);
        assertThat(budget.evidence()).singleElement().satisfies(place -> {
            assertThat(place.conversation()).isEqualTo(call.conversation());
            assertThat(place.quote()).isEqualTo("25000");
        });
        assertThat(values(saleFields(sale))).contains(entry("budget", "25000 USD"));
        assertThat(activity(call).opportunity()).isEqualTo(sale);
    }

    @Test
    void ofTwoOpenSalesNobodyKnowsWhichIsMeant() {
        sale("Scanners");
        OpportunityId other = sale("Printers");
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();

        assertThat(activity(call).opportunity()).isNull();
        assertThat(saleFields(other)).doesNotContainKey("budget");
        assertThat(values(fields(acme))).contains(entry("budget", "25000 USD"));
    }

    @Test
    void nothingIsFilledFromWhatMayBelongToSeveral() {
        crm.contact(draft("Eve", DANA, null));
        call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();

        assertThat(fields(acme)).isEmpty();
    }

    @Test
    void theLastConversationCountsWhateverCameFirst() {
        call(AT.plusSeconds(60), FoundInCalls.budget("30000"));
        crm.runJobs();
        call(AT, FoundInCalls.budget("20000"));
        crm.runJobs();

        assertThat(values(fields(acme))).contains(entry("budget", "30000 USD"));
    }

    @Test
    void anAnsweredObjectionIsOpenNoMore() {
        call(AT, FoundInCalls.objection("price", false), FoundInCalls.objection("timing", false));
        call(AT.plusSeconds(60), FoundInCalls.objection("price", true));
        crm.runJobs();

        assertThat(values(fields(acme))).contains(entry("openObjections", "timing"));
    }

    @Test
    void aContradictionOfAPersonsValueIsAskedAndOnceKeptNotAskedAgain() {
        enter("budget", "20,000 USD");
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        assertThat(values(fields(acme))).contains(entry("budget", "20,000 USD"));
        ReviewEntry asked = onlyQuestion();
        assertThat(asked.item()).isEqualTo(call.id());
        assertThat(asked.accounts()).containsExactly(acme);

        assertThat(decide(asked, new ReviewDecision.Keep())).isInstanceOf(ReviewOutcome.Decided.class);
        assertThat(decide(asked, new ReviewDecision.Keep())).isInstanceOf(ReviewOutcome.Closed.class);
        again(call);
        call(AT.plusSeconds(60), FoundInCalls.budget("25000"));
        crm.runJobs();

        assertThat(questions()).isEmpty();
        assertThat(values(fields(acme))).contains(entry("budget", "20,000 USD"));
    }

    @Test
    void anAcceptedValueIsThePersonsFromThenOn() {
        enter("Budget", "20000");
        call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();

        decide(onlyQuestion(), new ReviewDecision.Accept());

        assertThat(fields(acme).get("Budget")).satisfies(field -> {
            assertThat(field.value()).isEqualTo("25000 USD");
            assertThat(field.origin()).isEqualTo(Field.Origin.PERSON);
        });
        assertThat(questions()).isEmpty();
        assertThat(decideWrongly()).isInstanceOf(ReviewOutcome.Missing.class);
    }

    @Test
    void whatAPersonEnteredInOtherWordsIsNoContradiction() {
        enter("budget", "$25,000");
        call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();

        assertThat(questions()).isEmpty();
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndChangesNothing() {
        Item call = call(AT, FoundInCalls.budget("25000"), FoundInCalls.objection("price", false));
        crm.runJobs();

        Item filed = crm.get(ItemStore.class).get(ADMIN, call.id());
        RecordChanges changes = crm.get(RecordForecast.class)
                .of(
                        ADMIN,
                        List.of(filed),
                        () -> crm.get(FindingStore.class).replace(call.id(), call.conversation(), List.of()));

        assertThat(changes.fields())
                .contains(new RecordChanges.FieldChange(FieldOwner.of(acme), "budget", "25000 USD", null, null));
        assertThat(changes.objections()).extracting("before").containsExactly(Objection.State.OPEN);
        assertThat(values(fields(acme))).contains(entry("budget", "25000 USD"), entry("openObjections", "price"));
    }

    @Test
    void aClearedFieldIsNotFilledAgainByTheSame() {
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        crm.get(AccountStore.class)
                .patch(ADMIN, acme, AccountPatch.ofFields(Map.of("budget", Change.clear())), OptionalLong.empty());
        again(call);
        assertThat(fields(acme)).doesNotContainKey("budget");

        call(AT.plusSeconds(60), FoundInCalls.budget("30000"));
        crm.runJobs();
        assertThat(values(fields(acme))).contains(entry("budget", "30000 USD"));
        assertThat(crm.get(FieldHistory.class).of(ADMIN, FieldOwner.of(acme), "budget"))
                .extracting(FieldHistory.Step::value, FieldHistory.Step::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("30000 USD", "pipeline"),
                        org.assertj.core.groups.Tuple.tuple(null, "admin"),
                        org.assertj.core.groups.Tuple.tuple("25000 USD", "pipeline"));
    }

    @Test
    void aRejectedFindingTakesItsValueAlong() {
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        FindingId id =
                crm.get(FindingStore.class).of(ADMIN, call.id()).getFirst().id();

        crm.get(FindingStore.class).say(ADMIN, id, FindingStatus.REJECTED, null, null);
        crm.get(RecordingJobs.class).enqueue(call.id(), Stage.FILE);
        crm.runJobs();

        assertThat(fields(acme)).doesNotContainKey("budget");
    }

    @Test
    void anUndoneFilingTakesAllThatItDerivedBackAndStaysUndone() {
        Item first = call(AT, FoundInCalls.budget("20000"));
        Item second = call(AT.plusSeconds(60), FoundInCalls.budget("30000"), FoundInCalls.competitor("Zoho"));
        crm.runJobs();
        ActivityId id = activity(second).id();

        assertThat(undo(id)).isInstanceOf(UndoOutcome.Done.class);

        assertThat(values(fields(acme)))
                .contains(entry("budget", "20000 USD"), entry("lastContact", AT.toString()))
                .doesNotContainKey("competitor");
        assertThat(crm.match(second)).isInstanceOf(Match.Unmatched.class);
        assertThat(timeline()).extracting(Activity::item).containsExactly(first.id());
        assertThat(undo(id)).isInstanceOf(UndoOutcome.Refused.class);

        crm.get(ContactStore.class).patch(ADMIN, dana, ContactPatch.ofTitle(Change.to("CFO")), OptionalLong.empty());
        again(second);
        assertThat(timeline()).extracting(Activity::item).containsExactly(first.id());

        assertThat(redo(id)).isInstanceOf(UndoOutcome.Done.class);
        crm.runJobs();
        assertThat(activity(second).id()).isEqualTo(id);
        assertThat(values(fields(acme))).contains(entry("budget", "30000 USD"), entry("competitor", "Zoho"));
        assertThat(redo(id)).isInstanceOf(UndoOutcome.Refused.class);
        assertThat(redo(ActivityId.create())).isInstanceOf(UndoOutcome.Missing.class);
    }

    @Test
    void whatAPersonEnteredMeanwhileSurvivesUndoAndRedo() {
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        ActivityId id = activity(call).id();
        enter("budget", "40000 EUR");

        undo(id);
        crm.runJobs();
        assertThat(values(fields(acme))).contains(entry("budget", "40000 EUR"));
        redo(id);
        crm.runJobs();

        assertThat(values(fields(acme))).contains(entry("budget", "40000 EUR"));
        assertThat(questions()).isEmpty();
    }

    @Test
    void anUndoWhileTheItemIsProcessedAgainHolds() {
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        crm.get(RecordingJobs.class).enqueue(call.id(), Stage.MATCH);
        crm.get(RecordingJobs.class).enqueue(call.id(), Stage.FILE);
        undo(activity(call).id());
        crm.runJobs();

        assertThat(timeline()).isEmpty();
        assertThat(fields(acme)).isEmpty();
    }

    @Test
    void aLinkByAPersonTakesTheNoBack() {
        Item call = call(AT, FoundInCalls.budget("25000"));
        crm.runJobs();
        undo(activity(call).id());
        ReviewEntry asked = open().getFirst();
        assertThat(asked.kind()).isEqualTo(ReviewEntry.Kind.UNMATCHED);

        decide(asked, new ReviewDecision.LinkAccount(acme));
        crm.runJobs();

        assertThat(timeline()).extracting(Activity::item).containsExactly(call.id());
        assertThat(values(fields(acme))).contains(entry("budget", "25000 USD"));
    }

    private Item call(Instant at, Finding... found) {
        Item call = crm.call(at, caller("Dana Whitfield", DANA, null));
        List<Finding> all =
                Arrays.stream(found).map(one -> FoundInCalls.of(call, one)).toList();
        crm.get(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> crm.get(FindingStore.class).replace(call.id(), call.conversation(), all));
        return call;
    }

    @SuppressWarnings("NullAway") // as above
    private OpportunityId sale(String name) {
        return saved(crm.get(OpportunityStore.class)
                        .create(
                                ADMIN,
                                new OpportunityDraft(null, acme, name, "Offer", null, null, null, null, Map.of())))
                .id();
    }

    private void enter(String field, String value) {
        saved(crm.get(AccountStore.class)
                .patch(ADMIN, acme, AccountPatch.ofFields(Map.of(field, Change.to(value))), OptionalLong.empty()));
    }

    private void again(Item item) {
        crm.get(RecordingJobs.class).enqueue(item.id(), Stage.MATCH);
        crm.runJobs();
    }

    private Map<String, Field> fields(AccountId account) {
        return crm.get(AccountStore.class).find(ADMIN, account).orElseThrow().fields();
    }

    private Map<String, Field> saleFields(OpportunityId sale) {
        return crm.get(OpportunityStore.class).find(ADMIN, sale).orElseThrow().fields();
    }

    private static Map<String, String> values(Map<String, Field> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.value()));
        return values;
    }

    private Activity activity(Item item) {
        return crm.get(ActivityStore.class).ofItem(ADMIN, item.id()).orElseThrow();
    }

    private List<Activity> timeline() {
        return crm.get(ActivityStore.class).ofAccount(ADMIN, acme, FIRST).items();
    }

    private List<ReviewEntry> open() {
        return crm.get(ReviewStore.class).open(ADMIN, null, FIRST).items();
    }

    private List<ReviewEntry> questions() {
        return crm.get(ReviewStore.class)
                .open(ADMIN, ReviewEntry.Kind.FIELD, FIRST)
                .items();
    }

    private ReviewEntry onlyQuestion() {
        assertThat(questions()).hasSize(1);
        return questions().getFirst();
    }

    private ReviewOutcome decide(ReviewEntry entry, ReviewDecision decision) {
        return crm.get(Reviews.class).decide(ADMIN, entry.id(), decision);
    }

    private ReviewOutcome decideWrongly() {
        return crm.get(Reviews.class).decide(ADMIN, ReviewId.create(), new ReviewDecision.Accept());
    }

    private UndoOutcome undo(ActivityId id) {
        return crm.get(FilingUndo.class).undo(ADMIN, id);
    }

    private UndoOutcome redo(ActivityId id) {
        return crm.get(FilingUndo.class).redo(ADMIN, id);
    }
}
