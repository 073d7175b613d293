package dev.rapport.capture.vcon;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings calls in of which there is no recording: with their words where they came, else only that they were. The vCon itself is then
 * the original.
 *
 * <p>In the caller's transaction.
 */
@Component
final class SilentCalls {

    private final Intake calls;
    private final ConversationStore conversations;
    private final CallStore facts;
    private final GivenWords words;

    SilentCalls(Intake calls, ConversationStore conversations, CallStore facts, GivenWords words) {
        this.calls = calls;
        this.conversations = conversations;
        this.facts = facts;
        this.words = words;
    }

    Brought silent(Coming coming, Sorted.Silent silent) {
        Dialog dialog = silent.dialog();
        String uuid = coming.vcon().uuid();
        boolean alone = coming.vcon().dialogs().size() < 2;
        Arrival arrival = new Arrival(
                coming.source(),
                Channel.CALL,
                alone ? uuid : uuid + "/" + dialog.index(),
                dialog.start(),
                null,
                null,
                alone ? coming.sha256() : Digests.sha256(coming.sha256() + "/" + dialog.index()));
        Taken taken =
                calls.takeInto(arrival, coming.document(), Set.of(), flags -> keep(coming, silent, arrival, flags));
        return new Brought(
                taken.conversation(),
                taken.item(),
                taken.duplicate(),
                Map.of(taken.item().toString(), dialog.index()));
    }

    private Item keep(Coming coming, Sorted.Silent silent, Arrival arrival, List<String> flags) {
        Dialog dialog = silent.dialog();
        GivenTranscript given = silent.words();
        VoiceParties voices = VoiceParties.of(coming, dialog.people());
        List<GivenTranscript.Line> lines = given == null ? List.of() : given.lines();
        lines.forEach(voices::of);
        ConversationId id = ConversationId.create();
        Original original = coming.document().as(Item.VCON);
        List<String> all = new ArrayList<>(flags);
        if (dialog.kind() == Vcon.Kind.INCOMPLETE) {
            all.add("incomplete: " + (dialog.disposition() == null ? "failed" : dialog.disposition()));
        }
        if (given != null && !given.timed()) {
            all.add("the times of the words are guessed: their source gave none");
        }
        Item item = new Item(
                ItemId.create(),
                id,
                ItemKind.RECORDING,
                coming.source(),
                arrival.externalId(),
                dialog.filename(),
                original,
                dialog.start(),
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                all);
        conversations.add(new Conversation(
                id,
                Channel.CALL,
                coming.vcon().subject(),
                dialog.start(),
                end(dialog, lines),
                PeopleSides.direction(dialog, coming.sides()),
                given == null ? null : given.language(),
                List.of(item),
                voices.parties()));
        facts.put(id, new CallFact(CallKind.CALL, null, coming.source(), null, true));
        words.alone(item, lines, voices, silent.why());
        return item;
    }

    private static @Nullable Instant end(Dialog dialog, List<GivenTranscript.Line> lines) {
        if (dialog.duration() != null) {
            return dialog.start().plus(dialog.duration());
        }
        return lines.isEmpty()
                ? null
                : dialog.start().plusMillis(lines.getLast().endMs());
    }
}
