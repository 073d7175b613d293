package dev.rapport.capture.vcon;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.GivenTranscriptStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.capture.vcon.GivenTranscript.Line;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Keeps the words of a call that came with it, in the caller's transaction. */
@Component
final class GivenWords {

    private static final Pattern SOUND = Pattern.compile("(?:audio|video)/[a-z0-9.+-]{1,60}");

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final PartyStore parties;
    private final ItemStore items;
    private final GivenTranscriptStore given;

    GivenWords(
            ConversationStore conversations,
            TranscriptStore transcripts,
            PartyStore parties,
            ItemStore items,
            GivenTranscriptStore given) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.parties = parties;
        this.items = items;
        this.given = given;
    }

    /** Of a call without a recording. */
    void alone(Item item, List<Line> lines, VoiceParties voices, String why) {
        transcripts.replace(item.id(), utterances(item.id(), lines, voices));
        given.put(item.id(), why, false);
    }

    /** Of a recording: it is not heard by us, until somebody asks for that. */
    void ofRecording(
            Coming coming, Dialog dialog, GivenTranscript words, CallOutcome.Accepted accepted, OptionalInt tracks) {
        ConversationId conversation = accepted.conversationId();
        ItemId item = accepted.itemId();
        Conversation call = conversations.find(Viewer.PIPELINE, conversation).orElseThrow();
        VoiceParties voices = VoiceParties.among(call.parties(), coming, dialog);
        List<Utterance> said = utterances(item, words.lines(), voices);
        voices.created().forEach(party -> parties.add(conversation, party));
        items.recorded(item, recording(items.get(Viewer.PIPELINE, item), dialog, words, tracks));
        transcripts.replace(item, said);
        given.put(
                item, "Its source gave the transcript; reprocess it from transcribe to have the recording heard", true);
    }

    private static Recording recording(Item item, Dialog dialog, GivenTranscript words, OptionalInt tracks) {
        long heard = words.lines().getLast().endMs();
        String raw = item.original().mediaType();
        String stated = dialog.mediaType() == null ? "" : dialog.mediaType();
        return new Recording(
                raw != null ? raw : SOUND.matcher(stated).matches() ? stated : "application/octet-stream",
                dialog.duration() == null ? heard : dialog.duration().toMillis(),
                tracks.orElse(dialog.tracks().size()));
    }

    private static List<Utterance> utterances(ItemId item, List<Line> lines, VoiceParties voices) {
        return lines.stream()
                .map(line -> new Utterance(
                        UtteranceId.create(),
                        item,
                        null,
                        voices.of(line),
                        new TimeSpan(line.startMs(), line.endMs()),
                        null,
                        line.text(),
                        line.rawText() == null ? line.text() : line.rawText(),
                        line.confidence(),
                        line.words()))
                .toList();
    }
}
