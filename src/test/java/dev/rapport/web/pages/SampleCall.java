package dev.rapport.web.pages;

import dev.rapport.archive.TranscriptStore.Stretch;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call that the project made up, to be shown on pages: a phrase every {@value #STEP_MS} ms. */
final class SampleCall {

    static final ConversationId ID = ConversationId.of("019a0000-0000-7000-8000-000000000001");
    static final ItemId ITEM = ItemId.of("019a0000-0000-7000-8000-000000000002");
    static final AccountId ACCOUNT = AccountId.of("019a0000-0000-7000-8000-000000000003");
    static final ContactId CONTACT = ContactId.of("019a0000-0000-7000-8000-000000000004");
    static final String HOSTILE = "<script>alert(1)</script><b onclick=x>\"'&amp;";
    static final Instant AT = Instant.parse("2026-11-20T13:05:00Z");
    static final long STEP_MS = 6_000;

    private static final PartyId SAM = PartyId.of("019a0000-0000-7000-8000-000000000005");
    private static final PartyId DANA = PartyId.of("019a0000-0000-7000-8000-000000000006");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final List<String> SCRIPT = List.of(
            "O:Good morning, this is Sam from Northwind, am I speaking with Dana?",
            "T:Yes, hello Sam. I was just about to call you about the renewal.",
            "T:We had a look at the offer that you sent on Tuesday.",
            "O:Good, what did you think of it?",
            "T:Honestly, it is too expensive for what we use. We have twelve seats, and the price went up by a third.",
            "O:I understand. The old plan did not include the reporting that you asked for in spring.",
            "T:That is true, but only two people use the reports.",
            "O:Let me see what I can do. If we took the reports for two seats only, that would bring it down to nine hundred a month.",
            "T:That sounds better. Can you send me that in writing by Friday?",
            "O:I will send you a new offer on Thursday, with both options.",
            "T:Thank you. And could somebody look at the export, it stopped again last week.",
            "O:I will ask Priya to call you about it tomorrow morning.",
            "T:Great. Then we speak next week.",
            "O:Have a good day, Dana.");

    private SampleCall() {}

    static long durationMs() {
        return SCRIPT.size() * STEP_MS;
    }

    static Conversation processed() {
        Match.Reason reason = new Match.Reason("phone", DANA, CONTACT, ACCOUNT, 1);
        return conversation(
                ItemState.PROCESSED,
                new Match.Matched(ACCOUNT, List.of(CONTACT), List.of(reason)),
                Map.of(
                        Stage.IDENTIFY, StageState.DONE,
                        Stage.TRANSCRIBE, StageState.DONE,
                        Stage.MATCH, StageState.DONE,
                        Stage.FILE, StageState.DONE,
                        Stage.INDEX, StageState.DONE),
                null,
                true);
    }

    static Conversation waiting() {
        return conversation(
                ItemState.PENDING,
                null,
                Map.of(Stage.IDENTIFY, StageState.DONE, Stage.TRANSCRIBE, StageState.WAITING),
                "no speech model is here yet",
                false);
    }

    static Conversation quarantined() {
        return conversation(
                ItemState.QUARANTINED,
                new Match.Unmatched("No contact has the number +1 415 555 0142 " + HOSTILE),
                Map.of(Stage.IDENTIFY, StageState.DONE, Stage.TRANSCRIBE, StageState.FAILED),
                "The header says 0 samples a second; export the recording again. " + HOSTILE,
                false);
    }

    static Stretch said() {
        List<Utterance> said = new ArrayList<>();
        for (int i = 0; i < SCRIPT.size(); i++) {
            String line = SCRIPT.get(i);
            said.add(utterance(i, line.startsWith("O") ? SAM : DANA, line.substring(2)));
        }
        said.add(utterance(SCRIPT.size() - 1, DANA, HOSTILE));
        return new Stretch(said, null);
    }

    static Stretch nothing() {
        return new Stretch(List.of(), null);
    }

    private static Utterance utterance(int index, PartyId party, String text) {
        long start = index * STEP_MS;
        List<MatchResult> found = WORD.matcher(text).results().toList();
        long each = (STEP_MS - 500) / found.size();
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            MatchResult word = found.get(i);
            double confidence = (i * 7 + index) % 11 == 10 ? 0.4 : 0.95;
            words.add(new Word(
                    word.group(), start + i * each, start + (i + 1) * each, confidence, word.start(), word.end()));
        }
        return new Utterance(
                UtteranceId.create(),
                ITEM,
                null,
                party,
                new TimeSpan(start, start + STEP_MS - 400),
                null,
                text,
                text,
                0.9,
                words);
    }

    private static Conversation conversation(
            ItemState state,
            @Nullable Match match,
            Map<Stage, StageState> stages,
            @Nullable String reason,
            boolean recorded) {
        Map<Stage, StageStatus> statuses = new TreeMap<>();
        stages.forEach((stage, at) -> statuses.put(
                stage,
                new StageStatus(at, AT, 1, at == StageState.WAITING || at == StageState.FAILED ? reason : null)));
        Item item = new Item(
                ITEM,
                ID,
                ItemKind.RECORDING,
                "capture-call-folder",
                "pbx-4711",
                "2026-11-20_140500_call.wav",
                new Original("0".repeat(64), 100),
                AT,
                state,
                recorded ? new Recording("audio/wav", durationMs(), 2) : null,
                statuses,
                match,
                List.of());
        return new Conversation(
                ID,
                Channel.CALL,
                null,
                AT,
                null,
                Direction.INBOUND,
                "en-US",
                List.of(item),
                List.of(
                        new Party(SAM, Side.OURS, 0.9, "Sam Ortega", "+14155550100", null, null, null, 0, null),
                        new Party(
                                DANA, Side.THEIRS, 1, "Dana Whitfield", "+14155550142", null, null, null, 1, CONTACT)));
    }
}
