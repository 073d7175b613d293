package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TextSpan;
import dev.rapport.crm.duplicate.Merges;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldQuestions;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.filing.RecordForecast;
import dev.rapport.crm.filing.UndoOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Captures, edits, undos, redos, merges, judgements, reprocessing, dry runs and erasure in any order, against a model of what
 * is promised: an item is on the record or asked about, people's words stay, and what is derived follows from what is filed, whatever came first.
 */
class RecordWalkTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final String DANA = "+14155550100";
    private static final String TWIN = "+14155550177";
    private static final PageRequest MANY = PageRequest.first(200);
    private static final CrmFixture CRM = start();

    private static CrmFixture start() {
        try {
            return new CrmFixture(Files.createTempDirectory("walk"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void stop() {
        CRM.close();
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void theRecordKeepsItsPromises(@ForAll @Size(min = 8, max = 16) List<@IntRange(max = 9_999) Integer> steps) {
        CRM.clear();
        Walk walk = new Walk();
        walk.capture(0);
        CRM.runJobs();
        steps.forEach(step -> {
            walk.step(step % 15, step / 15);
            CRM.runJobs();
            walk.check(steps.toString());
        });
    }

    /** A call, and what is known of it. */
    private static final class Call {
        final Item item;
        final String value;
        final boolean ofTwin;

        @Nullable
        ActivityId undone;

        boolean linked;
        boolean linkedBefore;
        boolean rejected;

        Call(Item item, String value, boolean ofTwin) {
            this.item = item;
            this.value = value;
            this.ofTwin = ofTwin;
        }
    }

    private static final class Walk {
        final AccountId acme = CRM.account("Acme").id();
        final ContactId dana = CRM.contact(
                        new ContactDraft(null, acme, "Dana", null, List.of(), List.of(DANA), List.of(), Map.of()))
                .id();
        final ContactId twin = CRM.contact(new ContactDraft(
                        null, acme, "D. Whitfield", null, List.of(), List.of(TWIN), List.of(), Map.of()))
                .id();
        final List<Call> calls = new ArrayList<>();
        final Set<String> refused = new HashSet<>();

        @Nullable
        String entered;

        boolean reachable = true;
        boolean merged;
        int captured;

        void step(int kind, int choice) {
            switch (kind) {
                case 0, 1 -> capture(choice);
                case 2 -> enter("1" + choice % 3 + "000 USD");
                case 3 -> enter(null);
                case 4 -> undo(choice);
                case 5 -> redo(choice);
                case 6 ->
                    CRM.get(RecordingJobs.class)
                            .enqueue(pick(calls, choice).item.id(), Stage.MATCH);
                case 7 -> moveNumber();
                case 8 -> judge(pick(calls, choice));
                case 9 -> merge();
                case 10 -> unmerge();
                case 11 -> understandAgain(pick(calls, choice));
                case 12 -> preview(pick(calls, choice));
                case 13 -> erase(choice);
                default -> answer(choice % 2 == 0);
            }
        }

        void capture(int choice) {
            String amount = "1" + choice % 4 + "000";
            Instant at = AT.plusSeconds(choice % 50 * 3_600L + captured++);
            boolean ofTwin = choice % 3 == 1;
            Item item = CRM.call(at, caller("Dana", ofTwin ? TWIN : DANA, null));
            CRM.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> CRM.get(FindingStore.class)
                            .replace(item.id(), item.conversation(), List.of(budget(item, amount))));
            calls.add(new Call(item, amount + " USD", ofTwin));
        }

        private static Finding budget(Item item, String amount) {
            String text = "Our budget is " + amount;
            var place = new Evidence(
                    Evidence.Kind.UTTERANCE,
                    item.conversation(),
                    item.id(),
                    null,
                    null,
                    null,
                    amount,
                    new TextSpan(14, 14 + amount.length()),
                    null);
            return new Finding(
                    FindingId.create(),
                    item.conversation(),
                    item.id(),
                    FindingType.AMOUNT,
                    "amount",
                    Side.THEIRS,
                    text,
                    Map.of("amount", amount, "currency", "USD"),
                    0.9,
                    "test",
                    1,
                    FindingStatus.DERIVED,
                    List.of(place));
        }

        private void enter(@Nullable String value) {
            Change<String> change = value == null ? Change.clear() : Change.to(value);
            boolean changes = value != null || shown().isPresent();
            CRM.get(AccountStore.class)
                    .patch(ADMIN, acme, AccountPatch.ofFields(Map.of("budget", change)), OptionalLong.empty());
            if (changes && !(value != null && value.equals(entered))) {
                refuseBut(value);
                entered = value;
            }
        }

        private void refuseBut(@Nullable String value) {
            said().map(call -> call.value).filter(one -> !one.equals(value)).forEach(refused::add);
        }

        private void undo(int choice) {
            List<Call> filed = calls.stream().filter(this::isFiled).toList();
            if (!filed.isEmpty()) {
                Call call = pick(filed, choice);
                call.undone = CRM.get(ActivityStore.class)
                        .ofItem(ADMIN, call.item.id())
                        .orElseThrow()
                        .id();
                assertThat(CRM.get(FilingUndo.class).undo(ADMIN, call.undone)).isInstanceOf(UndoOutcome.Done.class);
                call.linkedBefore = call.linked;
                call.linked = false;
            }
        }

        private void redo(int choice) {
            List<Call> undone =
                    calls.stream().filter(call -> call.undone != null).toList();
            if (!undone.isEmpty()) {
                Call call = pick(undone, choice);
                assertThat(CRM.get(FilingUndo.class).redo(ADMIN, java.util.Objects.requireNonNull(call.undone)))
                        .isInstanceOf(UndoOutcome.Done.class);
                call.undone = null;
                call.linked = call.linkedBefore || !reachable && !call.ofTwin;
            }
        }

        private void merge() {
            CRM.get(Merges.class).merge(ADMIN, dana, List.of(twin));
            merged = true;
        }

        private void unmerge() {
            if (merged) {
                CRM.get(Merges.class).unmerge(ADMIN, twin);
                merged = false;
            }
        }

        /** It finds the same anew; what a person said of it stays. */
        private static void understandAgain(Call call) {
            String amount = call.value.substring(0, call.value.indexOf(' '));
            CRM.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> CRM.get(FindingStore.class)
                            .replace(call.item.id(), call.item.conversation(), List.of(budget(call.item, amount))));
            CRM.get(RecordingJobs.class).enqueue(call.item.id(), Stage.FILE);
        }

        /** It changes nothing, though it does all; without findings, the fields would be empty. */
        private static void preview(Call call) {
            CRM.get(RecordForecast.class)
                    .of(
                            ADMIN,
                            List.of(CRM.get(ItemStore.class).get(ADMIN, call.item.id())),
                            () -> CRM.get(FindingStore.class)
                                    .replace(call.item.id(), call.item.conversation(), List.of()));
        }

        /** As it is done for good: what followed goes first, then the rows. */
        private void erase(int choice) {
            if (calls.size() > 1) {
                Call call = pick(calls, choice);
                CRM.get(TransactionTemplate.class).executeWithoutResult(status -> {
                    CRM.all(FilingConsequence.class).forEach(each -> each.withdrawn(List.of(call.item.id())));
                    CRM.database
                            .jdbc()
                            .sql("delete from conversation where id = ?")
                            .param(call.item.conversation().value())
                            .update();
                });
                calls.remove(call);
            }
        }

        private void moveNumber() {
            if (merged) {
                return; // the survivor has the numbers of both
            }
            reachable = !reachable;
            List<String> phones = reachable ? List.of(DANA) : List.of();
            CRM.get(ContactStore.class)
                    .patch(
                            ADMIN,
                            dana,
                            new ContactPatch(
                                    Change.keep(),
                                    Change.keep(),
                                    Change.keep(),
                                    Change.keep(),
                                    Change.keep(),
                                    Change.to(phones),
                                    Change.keep(),
                                    Map.of()),
                            OptionalLong.empty());
        }

        private void judge(Call call) {
            call.rejected = !call.rejected;
            FindingStore findings = CRM.get(FindingStore.class);
            FindingId id = findings.of(ADMIN, call.item.id()).getFirst().id();
            findings.say(ADMIN, id, call.rejected ? FindingStatus.REJECTED : FindingStatus.DERIVED, null, null);
            CRM.get(RecordingJobs.class).enqueue(call.item.id(), Stage.FILE);
        }

        private void answer(boolean accept) {
            questions().stream().findFirst().ifPresent(entry -> {
                String derived = newest().orElseThrow();
                CRM.get(Reviews.class)
                        .decide(ADMIN, entry.id(), accept ? new ReviewDecision.Accept() : new ReviewDecision.Keep());
                refuseBut(accept ? derived : null);
                entered = accept ? derived : entered;
            });
        }

        void check(String walk) {
            for (Call call : calls) {
                boolean filed = CRM.get(ActivityStore.class)
                        .ofItem(ADMIN, call.item.id())
                        .isPresent();
                assertThat(filed).as(walk).isEqualTo(isFiled(call));
                assertThat(asked(call)).as(walk).isEqualTo(!filed);
                checkWho(call, walk);
            }
            Optional<String> expected = Optional.ofNullable(entered).or(this::newest);
            assertThat(shown().map(Field::value)).as(walk).isEqualTo(expected);
            shown().ifPresent(field -> assertThat(field.isDerived()).as(walk).isEqualTo(entered == null));
            shown().filter(Field::isDerived)
                    .ifPresent(field -> assertThat(field.evidence()).as(walk).isNotEmpty());
            Optional<String> question =
                    Optional.ofNullable(entered).flatMap(one -> newest().filter(other -> !other.equals(one)));
            assertThat(questions().stream()
                            .map(entry -> java.util.Objects.requireNonNull(CRM.get(FieldQuestions.class)
                                            .of(ADMIN, List.of(entry.id().value()))
                                            .get(entry.id().value()))
                                    .derived()))
                    .as(walk)
                    .isEqualTo(question.stream().toList());
        }

        /** Those who are one now are one on every record, and two again after that. */
        private void checkWho(Call call, String walk) {
            if (isFiled(call) && (call.ofTwin || reachable)) {
                assertThat(CRM.get(ActivityStore.class)
                                .ofItem(ADMIN, call.item.id())
                                .orElseThrow()
                                .contacts())
                        .as(walk)
                        .containsExactly(call.ofTwin && !merged ? twin : dana);
            }
        }

        private boolean isFiled(Call call) {
            return call.undone == null && (reachable || call.linked || call.ofTwin);
        }

        private boolean asked(Call call) {
            return CRM.get(ReviewStore.class).open(ADMIN, ReviewEntry.Kind.UNMATCHED, MANY).items().stream()
                    .anyMatch(entry -> call.item.id().equals(entry.item()));
        }

        private Stream<Call> said() {
            return calls.stream().filter(call -> isFiled(call) && !call.rejected);
        }

        private Optional<String> newest() {
            return said().filter(call -> !refused.contains(call.value))
                    .max(Comparator.comparing(call -> call.item.startedAt()))
                    .map(call -> call.value);
        }

        private Optional<Field> shown() {
            return Optional.ofNullable(CRM.get(AccountStore.class)
                    .find(ADMIN, acme)
                    .orElseThrow()
                    .fields()
                    .get("budget"));
        }

        private List<ReviewEntry> questions() {
            return CRM.get(ReviewStore.class)
                    .open(ADMIN, ReviewEntry.Kind.FIELD, MANY)
                    .items();
        }

        private static <T> T pick(List<T> list, int choice) {
            return list.get(choice % list.size());
        }
    }
}
