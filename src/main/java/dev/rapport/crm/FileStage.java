package dev.rapport.crm;

import static java.util.stream.Collectors.joining;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.StageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The stage that files an item on the record it was matched to, or asks a person whose it is.
 *
 * <p>When an item is no longer matched, its activity goes from the record and the question comes up; when it is matched,
 * the question is closed. Safe for use by many threads.
 */
@Component("fileStage")
class FileStage {

    private static final int SUMMARY_UTTERANCES = 6;
    private static final int SUMMARY_CHARACTERS = 200;

    private final ItemStore items;
    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final ActivityStore activities;
    private final ReviewStore reviews;
    private final StageStore stages;
    private final BundleStore bundles;
    private final List<FilingConsequence> consequences;
    private final Clock clock;

    FileStage(
            ItemStore items,
            ConversationStore conversations,
            TranscriptStore transcripts,
            MessageStore messages,
            ActivityStore activities,
            ReviewStore reviews,
            StageStore stages,
            BundleStore bundles,
            ObjectProvider<FilingConsequence> consequences,
            Clock clock) {
        this.items = items;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.messages = messages;
        this.activities = activities;
        this.reviews = reviews;
        this.stages = stages;
        this.bundles = bundles;
        this.consequences = consequences.orderedStream().toList();
        this.clock = clock;
    }

    /** What the activity says, whosever it is; of a discarded item, nothing is to be said any more. */
    public Filing compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        if (item.state() == ItemState.DISCARDED) {
            return new Filing.Withdrawn(item.id());
        }
        Conversation conversation = conversations.around(Viewer.PIPELINE, item);
        Optional<Message> message =
                item.kind() == ItemKind.MESSAGE ? messages.of(Viewer.PIPELINE, item.id()) : Optional.empty();
        return new Filing.Told(new Activity(
                ActivityId.create(),
                item.id(),
                conversation.id(),
                conversation.channel(),
                item.startedAt(),
                message.map(one -> direction(one, conversation)).orElse(conversation.direction()),
                message.map(Message::subject).filter(one -> !one.isBlank()).orElseGet(() -> subject(conversation)),
                summary(transcripts.of(Viewer.PIPELINE, item.id())),
                null,
                List.of()));
    }

    /** Files it by the match that stands now, in the place of what was filed before. */
    public void store(Filing filing) {
        switch (filing) {
            case Filing.Told told -> file(told.activity());
            case Filing.Withdrawn withdrawn -> {
                activities.unfile(withdrawn.item());
                reviews.close(withdrawn.item());
                consequences.forEach(each -> each.withdrawn(List.of(withdrawn.item())));
                stages.done(withdrawn.item(), Stage.FILE);
            }
        }
    }

    private void file(Activity activity) {
        Match match = items.get(Viewer.PIPELINE, activity.item()).match();
        switch (match) {
            case null -> throw new IllegalStateException("Item " + activity.item() + " is to be filed but not matched");
            case Match.Matched matched -> {
                Activity filed = activity.on(matched.account(), matched.contacts());
                activities.file(filed);
                reviews.close(activity.item());
                follow(List.of(filed));
            }
            case Match.Ambiguous ambiguous -> ask(activity, ReviewEntry.Kind.AMBIGUOUS, ambiguous.reasons());
            case Match.Unmatched unmatched -> ask(activity, ReviewEntry.Kind.UNMATCHED, unmatched.reasons());
        }
        stages.done(activity.item(), Stage.FILE);
    }

    /** Files messages that go together and were matched in the same transaction. */
    public Bundle together(Bundle bundle) {
        List<Activity> filed = new ArrayList<>();
        List<ReviewEntry> asked = new ArrayList<>();
        List<Activity> unfiled = new ArrayList<>();
        for (Bundle.Entry entry : bundle.entries()) {
            Activity activity = told(entry);
            switch (entry.item().match()) {
                case null ->
                    throw new IllegalStateException("Item " + activity.item() + " is to be filed but not matched");
                case Match.Matched matched -> filed.add(activity.on(matched.account(), matched.contacts()));
                case Match.Ambiguous ambiguous -> {
                    asked.add(question(activity, ReviewEntry.Kind.AMBIGUOUS, ambiguous.reasons()));
                    unfiled.add(activity);
                }
                case Match.Unmatched unmatched -> {
                    asked.add(question(activity, ReviewEntry.Kind.UNMATCHED, unmatched.reasons()));
                    unfiled.add(activity);
                }
            }
        }
        if (!filed.isEmpty()) {
            activities.file(filed);
            reviews.close(filed.stream().map(Activity::item).toList());
        }
        if (!asked.isEmpty()) {
            activities.unfile(asked.stream().map(ReviewEntry::item).toList());
            reviews.ask(asked);
        }
        follow(Stream.concat(filed.stream(), unfiled.stream()).toList());
        bundles.passed(bundle, Stage.FILE, StageState.DONE, null);
        return bundle;
    }

    private static Activity told(Bundle.Entry entry) {
        Conversation around = entry.around();
        return new Activity(
                ActivityId.create(),
                entry.item().id(),
                around.id(),
                around.channel(),
                entry.item().startedAt(),
                direction(entry.message(), around),
                entry.message().subject().isBlank()
                        ? subject(around)
                        : entry.message().subject(),
                summary(entry.written()),
                null,
                List.of());
    }

    private void ask(Activity activity, ReviewEntry.Kind kind, List<Reason> reasons) {
        activities.unfile(activity.item());
        reviews.ask(question(activity, kind, reasons));
        follow(List.of(activity));
    }

    private void follow(List<Activity> activities) {
        consequences.forEach(each -> each.filed(activities));
    }

    private ReviewEntry question(Activity activity, ReviewEntry.Kind kind, List<Reason> reasons) {
        List<ContactId> contacts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                .distinct()
                .toList();
        List<AccountId> accounts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.account()).stream())
                .distinct()
                .toList();
        return new ReviewEntry(
                ReviewId.create(),
                kind,
                activity.conversation(),
                activity.item(),
                contacts,
                accounts,
                reasons.stream().mapToDouble(Reason::score).max().orElse(0),
                reasons,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String subject(Conversation conversation) {
        String subject = conversation.subject();
        if (subject != null && !subject.isBlank()) {
            return subject;
        }
        String channel = conversation.channel().name();
        String kind = channel.charAt(0) + channel.substring(1).toLowerCase(Locale.ROOT);
        String with = conversation.parties().stream()
                .filter(party -> party.side() != Side.OURS)
                .map(Party::label)
                .distinct()
                .collect(joining(", "));
        return with.isEmpty() ? kind : kind + " with " + with;
    }

    /** From whom a message went to whom; that of its thread is the first one's. */
    private static @Nullable Direction direction(Message message, Conversation conversation) {
        Side sender = conversation.party(message.partyId()).map(Party::side).orElse(Side.UNKNOWN);
        return switch (sender) {
            case OURS -> Direction.OUTBOUND;
            case THEIRS -> Direction.INBOUND;
            case UNKNOWN -> null;
        };
    }

    private static @Nullable String summary(List<Utterance> said) {
        String words = said.stream()
                .limit(SUMMARY_UTTERANCES)
                .map(Utterance::text)
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(joining(" "));
        if (words.length() <= SUMMARY_CHARACTERS) {
            return words.isBlank() ? null : words;
        }
        int end = words.lastIndexOf(' ', SUMMARY_CHARACTERS);
        return words.substring(0, end < 1 ? SUMMARY_CHARACTERS : end) + " …";
    }

    /** What is to be done about the record. */
    sealed interface Filing {

        /** The item is to be told of there. */
        record Told(Activity activity) implements Filing {}

        /** The item is to be told of nowhere. */
        record Withdrawn(ItemId item) implements Filing {}
    }
}
