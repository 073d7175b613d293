package dev.rapport.web.pages;

import dev.rapport.archive.TranscriptStore.Stretch;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Word;
import dev.rapport.language.speech.Fillers;
import dev.rapport.web.pages.TranscriptView.EditView;
import dev.rapport.web.pages.TranscriptView.Piece;
import dev.rapport.web.pages.TranscriptView.Speaker;
import dev.rapport.web.pages.TranscriptView.TurnView;
import dev.rapport.web.pages.TranscriptView.UtteranceView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Decides how a transcript is shown: which utterances are one turn, and which words are marked as heard poorly, or as fillers. */
final class TranscriptViews {

    /** Below this confidence, more than a third of the words were wrong in the calls that the recogniser was tried on. */
    static final double HEARD_POORLY = 0.6;

    static final String FILLER = "filler";
    private static final String LOW = "low";

    private TranscriptViews() {}

    static TranscriptView of(Conversation conversation, Stretch stretch, String emptyText) {
        List<TurnView> turns = new ArrayList<>();
        List<Utterance> said = stretch.utterances();
        for (int from = 0; from < said.size(); ) {
            int to = from + 1;
            while (to < said.size()
                    && said.get(to).partyId().equals(said.get(from).partyId())) {
                to++;
            }
            turns.add(turn(conversation, said.subList(from, to)));
            from = to;
        }
        String more = stretch.next() == null ? null : moreAt(conversation, stretch.next());
        return new TranscriptView(turns, emptyText, more);
    }

    private static String moreAt(Conversation conversation, String cursor) {
        return UriComponentsBuilder.fromPath("/conversations/{id}/turns")
                .queryParam("cursor", "{cursor}")
                .encode()
                .buildAndExpand(conversation.id(), cursor)
                .toUriString();
    }

    private static TurnView turn(Conversation conversation, List<Utterance> said) {
        Side side = side(conversation, said.getFirst());
        String party =
                conversation.party(said.getFirst().partyId()).map(Party::label).orElse("Unknown");
        return new TurnView(
                party,
                Words.css(side),
                Words.of(side),
                said.stream().map(one -> utterance(conversation, one)).toList());
    }

    static UtteranceView utterance(Conversation conversation, Utterance utterance) {
        long endMs = utterance.time() == null ? 0 : utterance.time().endMs();
        return new UtteranceView(
                utterance.id().toString(),
                utterance.itemId().toString(),
                Words.css(side(conversation, utterance)),
                utterance.startMs(),
                endMs,
                Times.duration(utterance.startMs()),
                hrefTo(conversation, utterance),
                pieces(utterance),
                compact(utterance));
    }

    static EditView edit(
            Conversation conversation, Utterance utterance, @Nullable String text, @Nullable String problem) {
        return new EditView(
                conversation.id().toString(),
                utterance.id().toString(),
                utterance.itemId().toString(),
                utterance.startMs(),
                utterance.time() == null ? 0 : utterance.time().endMs(),
                text == null ? utterance.text() : text,
                utterance.partyId().toString(),
                conversation.parties().stream()
                        .map(party ->
                                new Speaker(party.id().toString(), party.label() + " (" + Words.of(party.side()) + ")"))
                        .toList(),
                problem);
    }

    private static Side side(Conversation conversation, Utterance utterance) {
        return conversation.party(utterance.partyId()).map(Party::side).orElse(Side.UNKNOWN);
    }

    private static String hrefTo(Conversation conversation, Utterance utterance) {
        String item = conversation.items().size() < 2 ? "" : "item=" + utterance.itemId() + "&";
        return "/conversations/" + conversation.id() + "?" + item + "t=" + utterance.startMs() + "#u-" + utterance.id();
    }

    /** The text, cut so that words heard poorly and fillers stand alone. */
    private static List<Piece> pieces(Utterance utterance) {
        List<Piece> pieces = new ArrayList<>();
        String text = utterance.text();
        List<String> css = css(utterance);
        int done = 0;
        for (int i = 0; i < css.size(); i++) {
            Word word = utterance.words().get(i);
            if (!css.get(i).isEmpty() && word.startChar() >= done && word.endChar() <= text.length()) {
                if (word.startChar() > done) {
                    pieces.add(new Piece(text.substring(done, word.startChar()), null));
                }
                pieces.add(new Piece(text.substring(word.startChar(), word.endChar()), css.get(i)));
                done = word.endChar();
            }
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), null));
        }
        return pieces;
    }

    private static String compact(Utterance utterance) {
        List<String> css = css(utterance);
        return IntStream.range(0, css.size())
                .mapToObj(i -> {
                    Word word = utterance.words().get(i);
                    return word.startMs() + ":" + word.startChar() + ":" + word.endChar() + ":" + css.get(i);
                })
                .collect(Collectors.joining(" "));
    }

    /** Of each word what the style sheet calls it; empty for most. */
    private static List<String> css(Utterance utterance) {
        BitSet fillers = Fillers.in(utterance);
        return IntStream.range(0, utterance.words().size())
                .mapToObj(
                        i -> fillers.get(i) ? FILLER : utterance.words().get(i).confidence() < HEARD_POORLY ? LOW : "")
                .toList();
    }
}
