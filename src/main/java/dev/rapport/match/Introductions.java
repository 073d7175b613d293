package dev.rapport.match;

import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds how people say who they are: in the first sentences of a call ("this is anna from acme"), and in the signature of a
 * message's sender.
 *
 * <p>Only who speaks for themselves counts, and only with the company beside the name: a name alone is anybody's, and who is
 * spoken of is somebody else. What is quoted or passed on is not the sender's. Safe for use by many threads.
 */
@Component
class Introductions {

    /** Of each party; later names are of others. */
    private static final int FIRST_UTTERANCES = 6;

    private static final Pattern SAID = Pattern.compile(
            "\\b(?:this is|my name is|my name's|i am|i'm|it is|it's|here is|you are speaking (?:to|with)|speaking is)\\s+"
                    + "(?<name>\\p{L}[\\p{L}'-]+(?:\\s+\\p{L}[\\p{L}'-]+)?)\\s*,?\\s+"
                    + "(?:calling\\s+)?(?:from|of|at|with)\\s+(?:the\\s+)?(?<company>[\\p{L}0-9][^.,;:!?]{2,60})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What follows a company's name in speech, where no comma does. */
    private static final Pattern GOES_ON = Pattern.compile(
            "\\s+(?:and|i|i'm|i am|we|calling|here|about|regarding|because|how|just|speaking|in|on|to|may|can|could|is|again)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private final TranscriptStore transcripts;
    private final MessageStore messages;

    Introductions(TranscriptStore transcripts, MessageStore messages) {
        this.transcripts = transcripts;
        this.messages = messages;
    }

    List<Introduction> of(Item item, Conversation conversation) {
        if (item.kind() == ItemKind.MESSAGE) {
            return messages.of(Viewer.PIPELINE, item.id())
                    .map(Introductions::signed)
                    .orElse(List.of());
        }
        Set<PartyId> others = conversation.parties().stream()
                .filter(party -> party.side() != Side.OURS)
                .map(Party::id)
                .collect(Collectors.toSet());
        return others.isEmpty() ? List.of() : spoken(transcripts.of(Viewer.PIPELINE, item.id()), others);
    }

    static List<Introduction> signed(Message message) {
        Message.SignatureFacts facts = message.contact();
        String name = facts.name();
        return name == null || name.isBlank()
                ? List.of()
                : List.of(new Introduction(
                        message.partyId(), Introduction.SIGNATURE, name, facts.company(), facts.phones()));
    }

    static List<Introduction> spoken(List<Utterance> said, Set<PartyId> others) {
        List<Introduction> found = new ArrayList<>();
        Set<PartyId> known = new HashSet<>();
        for (PartyId party : others) {
            said.stream()
                    .filter(utterance -> utterance.partyId().equals(party))
                    .limit(FIRST_UTTERANCES)
                    .map(utterance -> SAID.matcher(utterance.text()))
                    .filter(Matcher::find)
                    .filter(match -> known.add(party))
                    .forEach(match -> found.add(new Introduction(
                            party,
                            Introduction.SPOKEN,
                            match.group("name"),
                            GOES_ON.matcher(match.group("company"))
                                    .replaceFirst("")
                                    .strip(),
                            List.of())));
        }
        return found;
    }
}
