package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.crm.promise.Due;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseChange;
import dev.rapport.crm.promise.PromiseFilter;
import dev.rapport.crm.promise.PromiseOrder;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.crm.promise.PromiseStates;
import dev.rapport.crm.promise.PromiseStore;
import dev.rapport.crm.promise.Promises;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromiseLedgerTest {

    private static final Instant AT = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final PageRequest FIRST = PageRequest.first(20);
    private static final String PROMISE = "I will send you the quote.";
    private static final String DEED = "I have sent you the quote.";

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private AccountId acme;

    @SuppressWarnings("NullAway.Init")
    private Contact dana;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
    }

    @BeforeEach
    void clear() {
        crm.clear();
        acme = crm.account("Acme").id();
        dana = crm.contact(
                new ContactDraft(null, acme, "Dana", null, List.of(), List.of("+14155550100"), List.of(), Map.of()));
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @Test
    void aPromiseOfACallIsKeptByALaterCallAndBothEndsAreShown() {
        Item call = call(AT, PROMISE);
        promised(call, null);
        crm.runJobs();
        assertThat(only().state()).isEqualTo(PromiseState.OPEN);

        Item later = call(AT.plus(DAY), DEED);
        crm.runJobs();

        Promise kept = only();
        assertThat(kept.state()).isEqualTo(PromiseState.KEPT);
        assertThat(kept.late()).isFalse();
        assertThat(kept.account()).isEqualTo(acme);
        assertThat(kept.contacts()).containsExactly(dana.id());
        assertThat(kept.owner()).isEqualTo(Side.OURS);
        assertThat(kept.ownerName()).isEqualTo("Sam");
        assertThat(kept.madeAt()).isEqualTo(AT.plusSeconds(1));
        assertThat(kept.finding().place().item()).isEqualTo(call.id());
        assertThat(kept.kept())
                .isNotNull()
                .satisfies(by -> assertThat(by.because()).singleElement().satisfies(because -> {
                    assertThat(because.evidence().item()).isEqualTo(later.id());
                    assertThat(because.evidence().quote()).isEqualTo(DEED);
                }));
        assertThat(stated(call)).isEqualTo("KEPT");
    }

    @Test
    void aClockThatIsSetBackChangesNoDueDate() {
        promised(call(AT, PROMISE), "2026-11-04");
        crm.runJobs();
        Due due = only().due();
        for (String day : List.of("03", "10", "04", "10")) {
            crm.get(SetClock.class).set(Instant.parse("2026-11-" + day + "T12:00:00Z"));
            crm.runJobs();
            assertThat(only().state()).isEqualTo(day.equals("10") ? PromiseState.LATE : PromiseState.OPEN);
            assertThat(only().due()).isEqualTo(due);
        }
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        call(AT.plus(DAY), DEED);
        call(AT.minus(DAY), DEED);
        crm.runJobs();
        promised(call(AT, PROMISE), null);
        crm.runJobs();

        assertThat(only().state()).isEqualTo(PromiseState.KEPT);
        assertThat(only().keptAt()).isEqualTo(AT.plus(DAY).plusSeconds(1));
    }

    @Test
    void aDeedTakenBackOpensThePromiseAgainAndRedoneClosesIt() {
        promised(call(AT, PROMISE), null);
        Item deed = call(AT.plus(DAY), DEED);
        crm.runJobs();

        withdraw(deed);
        assertThat(only().state()).isEqualTo(PromiseState.OPEN);

        refile(deed);
        assertThat(only().state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void aPromiseGoesWithItsFilingAndComesBackWithWhatAPersonSaid() {
        Item call = call(AT, PROMISE);
        promised(call, null);
        crm.runJobs();
        say(PromiseChange.to(PromiseState.KEPT));

        withdraw(call);
        assertThat(all()).isEmpty();

        refile(call);
        assertThat(only().state()).isEqualTo(PromiseState.KEPT);
        assertThat(only().kept()).isNull();
        assertThat(only().said()).isNotNull();
    }

    @Test
    void aPromiseMovesWithItsContactToAnotherAccount() {
        promised(call(AT, PROMISE), null);
        crm.runJobs();
        AccountId globex = crm.account("Globex").id();

        crm.get(ContactStore.class).patch(ADMIN, dana.id(), moved(globex), OptionalLong.empty());
        crm.runJobs();

        assertThat(only().account()).isEqualTo(globex);
        assertThat(list(new PromiseFilter(Set.of(), null, acme, null, null, null, false)))
                .isEmpty();
        assertThat(list(new PromiseFilter(Set.of(), Side.OURS, globex, dana.id(), null, "sam", false)))
                .hasSize(1);
        assertThat(list(new PromiseFilter(Set.of(), null, null, null, null, "kim", false)))
                .isEmpty();
    }

    @Test
    void aPersonsWordSurvivesThatTheItemIsUnderstoodAnew() {
        Item call = call(AT, PROMISE);
        promised(call, null);
        crm.runJobs();
        say(new PromiseChange(
                null,
                null,
                Change.to(dev.rapport.crm.promise.Due.on(LocalDate.of(2020, 1, 31), ZoneId.of("UTC"))),
                "send the offer"));
        assertThat(only().state()).isEqualTo(PromiseState.LATE);

        promised(call, null);
        refile(call);

        assertThat(only().action()).isEqualTo("send the offer");
        assertThat(only().state()).isEqualTo(PromiseState.LATE);
        assertThat(only().finding().status()).isEqualTo(FindingStatus.CORRECTED);
    }

    @Test
    void aPersonOpensWhatWasTakenForKeptAndItStaysOpen() {
        Item call = call(AT, PROMISE);
        promised(call, null);
        Item deed = call(AT.plus(DAY), DEED);
        crm.runJobs();

        say(PromiseChange.to(PromiseState.OPEN));
        refile(deed);
        promised(call, null);
        refile(call);
        assertThat(only().state()).isEqualTo(PromiseState.OPEN);
        assertThat(only().finding().status()).isEqualTo(FindingStatus.CONFIRMED);
        assertThat(stated(call)).isEqualTo("OPEN");

        say(PromiseChange.to(FindingStatus.DERIVED));
        assertThat(only().state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void whatAPersonRejectsIsListedApart() {
        promised(call(AT, PROMISE), null);
        crm.runJobs();

        say(PromiseChange.to(FindingStatus.REJECTED));

        assertThat(all()).isEmpty();
        assertThat(list(new PromiseFilter(Set.of(), null, null, null, null, null, true)))
                .hasSize(1);
    }

    @Test
    void whoSaysSomethingOfAnOldStateIsToldSo() {
        promised(call(AT, PROMISE), null);
        crm.runJobs();
        OptionalLong read = OptionalLong.of(only().revision());
        say(PromiseChange.to(PromiseState.KEPT));

        assertThat(crm.get(Promises.class).change(ADMIN, only().id(), PromiseChange.to(PromiseState.OPEN), read))
                .isInstanceOf(Saving.Stale.class);
        assertThat(crm.get(Promises.class)
                        .change(ADMIN, FindingId.create(), PromiseChange.to(PromiseState.OPEN), OptionalLong.empty()))
                .isInstanceOf(Saving.Missing.class);
    }

    @Test
    void whatIsDueFirstComesFirstAndPagesGoOn() {
        promised(call(AT, PROMISE), "2099-12-24");
        promised(call(AT.plus(DAY), PROMISE), null);
        promised(call(AT.plus(DAY.multipliedBy(2)), PROMISE), "2020-01-01");
        crm.runJobs();

        PromiseStore store = crm.get(PromiseStore.class);
        List<PromiseState> due = new ArrayList<>();
        String cursor = null;
        do {
            var page = store.list(ADMIN, PromiseFilter.ALL, PromiseOrder.DUE, new PageRequest(1, cursor));
            assertThat(page.total()).isEqualTo(3);
            page.items().forEach(one -> due.add(one.state()));
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(due).containsExactly(PromiseState.LATE, PromiseState.OPEN, PromiseState.OPEN);
        assertThat(store.counts(ADMIN, PromiseFilter.ALL))
                .isEqualTo(Map.of(PromiseState.LATE, 1L, PromiseState.OPEN, 2L));
        assertThat(list(PromiseFilter.ALL.with(Set.of(PromiseState.LATE)))).hasSize(1);
        assertThat(all()).extracting(Promise::madeAt).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private Item call(Instant at, String... ours) {
        Item item = crm.call(at, caller("Dana", "+14155550100", null));
        Party sam = crm.get(dev.rapport.archive.ConversationStore.class)
                .find(ADMIN, item.conversation())
                .orElseThrow()
                .parties()
                .getFirst();
        List<Utterance> said = new ArrayList<>();
        Arrays.stream(ours)
                .forEach(text -> said.add(new Utterance(
                        UtteranceId.create(),
                        item.id(),
                        null,
                        sam.id(),
                        new TimeSpan(1000, 4000),
                        null,
                        text,
                        text,
                        0.9,
                        List.of())));
        crm.get(TranscriptStore.class).replace(item.id(), said);
        return item;
    }

    /** What understanding the first thing that was said would find. */
    private void promised(Item item, @Nullable String day) {
        Utterance said = crm.get(TranscriptStore.class).of(ADMIN, item.id()).getFirst();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("action", "send you the quote");
        value.put("owner", "OURS");
        value.put("state", "OPEN");
        if (day != null) {
            value.put(
                    "due",
                    Map.of(
                            "start",
                            day + "T00:00",
                            "end",
                            LocalDate.parse(day).plusDays(1) + "T00:00",
                            "grain",
                            "DAY",
                            "zone",
                            "UTC"));
        }
        Evidence place = new Evidence(
                Evidence.Kind.UTTERANCE,
                item.conversation(),
                item.id(),
                said.id(),
                null,
                null,
                said.text(),
                new TextSpan(0, said.text().length()),
                said.time());
        Finding finding = new Finding(
                FindingId.create(),
                item.conversation(),
                item.id(),
                FindingType.COMMITMENT,
                "commitment",
                Side.OURS,
                said.text(),
                value,
                0.85,
                "part promise",
                1,
                FindingStatus.DERIVED,
                List.of(place));
        crm.get(FindingStore.class).replace(item.id(), item.conversation(), List.of(finding));
    }

    private void withdraw(Item item) {
        crm.get(TransactionTemplate.class).executeWithoutResult(status -> {
            crm.get(ActivityStore.class).unfile(item.id());
            crm.all(FilingConsequence.class).forEach(each -> each.withdrawn(List.of(item.id())));
        });
    }

    private void refile(Item item) {
        crm.get(RecordingJobs.class).enqueue(item.id(), Stage.FILE);
        crm.runJobs();
    }

    private void say(PromiseChange change) {
        Promise promise = list(PromiseFilter.ALL).getFirst();
        crm.get(Promises.class).change(ADMIN, promise.id(), change, OptionalLong.empty());
    }

    private static ContactPatch moved(AccountId account) {
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

    private Promise only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private List<Promise> all() {
        return list(PromiseFilter.ALL);
    }

    private List<Promise> list(PromiseFilter filter) {
        return crm.get(PromiseStore.class)
                .list(ADMIN, filter, PromiseOrder.NEWEST, FIRST)
                .items();
    }

    private @Nullable Object stated(Item item) {
        return crm.get(PromiseStates.class)
                .stated(ADMIN, crm.get(FindingStore.class).of(ADMIN, item.id()))
                .getFirst()
                .value()
                .get("state");
    }
}
