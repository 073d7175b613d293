package dev.rapport.crm.filing;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.StageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.match.ContactDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stage that files an item on the record it was matched to, or asks a person whose it is.
 *
 * <p>When an item is no longer matched, its activity goes from the record and the question comes up; when it is matched,
 * the question is closed. Safe for use by many threads.
 */
@Component("fileStage")
class FileStage {

    private final ItemStore items;
    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final ContactDirectory directory;
    private final Filings filings;
    private final StageStore stages;
    private final BundleStore bundles;

    FileStage(
            ItemStore items,
            ConversationStore conversations,
            TranscriptStore transcripts,
            MessageStore messages,
            ContactDirectory directory,
            Filings filings,
            StageStore stages,
            BundleStore bundles) {
        this.items = items;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.messages = messages;
        this.directory = directory;
        this.filings = filings;
        this.stages = stages;
        this.bundles = bundles;
    }

    /** What the activity says, whosever it is; of a discarded item, nothing is to be said any more. */
    public Filing compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        return item.state() == ItemState.DISCARDED ? new Filing.Withdrawn(item.id()) : new Filing.Told(activity(item));
    }

    /** What is told of an item, not filed yet. */
    Activity activity(Item item) {
        Conversation conversation = conversations.around(Viewer.PIPELINE, item);
        return ActivityTexts.of(
                item,
                conversation,
                item.kind() == ItemKind.MESSAGE
                        ? messages.of(Viewer.PIPELINE, item.id()).orElse(null)
                        : null,
                transcripts.of(Viewer.PIPELINE, item.id()));
    }

    /** Files it by the match that stands now, in the place of what was filed before. */
    public void store(Filing filing) {
        switch (filing) {
            case Filing.Told(Activity activity) -> {
                directory.holdStill(); // a person may take the filing back, or change the customer, just now
                Match match = items.get(Viewer.PIPELINE, activity.item()).match();
                filings.put(List.of(new Filings.Told(activity, matched(activity.item(), match))));
                stages.done(activity.item(), Stage.FILE);
            }
            case Filing.Withdrawn(ItemId item) -> {
                directory.holdStill();
                filings.withdraw(List.of(item));
                stages.done(item, Stage.FILE);
            }
        }
    }

    /** Files messages that go together and were matched in the same transaction. */
    public Bundle together(Bundle bundle) {
        filings.put(bundle.entries().stream().map(FileStage::told).toList());
        bundles.passed(bundle, Stage.FILE, StageState.DONE, null);
        return bundle;
    }

    private static Filings.Told told(Bundle.Entry entry) {
        Item item = entry.item();
        return new Filings.Told(
                ActivityTexts.of(item, entry.around(), entry.message(), entry.written()),
                matched(item.id(), item.match()));
    }

    private static Match matched(ItemId item, @Nullable Match match) {
        if (match == null) {
            throw new IllegalStateException("Item " + item + " is to be filed but not matched");
        }
        return match;
    }

    /** What is to be done about the record. */
    sealed interface Filing {

        /** The item is to be told of there. */
        record Told(Activity activity) implements Filing {}

        /** The item is to be told of nowhere. */
        record Withdrawn(ItemId item) implements Filing {}
    }
}
