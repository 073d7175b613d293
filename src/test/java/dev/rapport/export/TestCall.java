package dev.rapport.export;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call whose identifiers are always the same, between people with names that are not meant well. */
final class TestCall {

    static final ConversationId ID = new ConversationId(id(1));
    static final ItemId ITEM = new ItemId(id(2));
    static final PartyId ANN = new PartyId(id(3));
    static final PartyId DANA = new PartyId(id(4));
    static final PartyId NOBODY = new PartyId(id(9));
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    static final Recording RECORDING = new Recording("audio/x-wav", 3_725_004, 2);

    private TestCall() {}

    static Conversation between(String ours, String theirs, Original original) {
        Item item = new Item(
                ITEM,
                ID,
                ItemKind.RECORDING,
                "pbx",
                "7",
                "call \"1\".wav",
                original,
                START,
                ItemState.PROCESSED,
                RECORDING,
                Map.of(),
                null,
                List.of());
        return new Conversation(
                ID,
                Channel.CALL,
                "An <order>",
                START,
                START.plusMillis(3_725_004),
                Direction.INBOUND,
                "en-US",
                List.of(item),
                List.of(party(ANN, Side.OURS, ours, "+12025550100", 0), party(DANA, Side.THEIRS, theirs, "555 12", 1)));
    }

    private static Party party(PartyId id, Side side, String name, String phone, int track) {
        return new Party(id, side, 1, name, phone, name.length() + "@example.com", null, null, track, null);
    }

    static Utterance said(int number, PartyId party, @Nullable TimeSpan time, String text) {
        List<Word> words = number == 1 ? List.of(new Word("Hello", 7_060, 7_400, 0.75, 0, 5)) : List.of();
        return new Utterance(
                new UtteranceId(id(100 + number)),
                ITEM,
                null,
                party,
                time,
                null,
                text,
                text.toLowerCase(Locale.ROOT),
                0.5,
                words);
    }

    static UUID id(int number) {
        return new UUID(0x019cba9f4ac0_7000L, 0x8000_0000_0000_0000L | number);
    }
}
