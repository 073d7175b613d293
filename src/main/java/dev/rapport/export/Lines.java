package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A transcript with its speakers found and its texts on one line each. */
record Lines(Conversation conversation, List<Line> lines) {

    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    Lines {
        lines = List.copyOf(lines);
    }

    static Lines of(Conversation conversation, List<Utterance> utterances) {
        Map<PartyId, Party> parties =
                conversation.parties().stream().collect(Collectors.toMap(Party::id, Function.identity()));
        Map<ItemId, Long> starts = conversation.items().stream()
                .collect(Collectors.toMap(
                        Item::id,
                        item -> Duration.between(conversation.startedAt(), item.startedAt())
                                .toMillis()));
        return new Lines(
                conversation,
                utterances.stream()
                        .map(utterance -> new Line(
                                utterance,
                                parties.get(utterance.partyId()),
                                starts.getOrDefault(utterance.itemId(), 0L)))
                        .filter(line -> !line.text().isEmpty())
                        .toList());
    }

    /** Those that were spoken, and so have a time. */
    List<Line> timed() {
        return lines.stream().filter(line -> line.utterance().time() != null).toList();
    }

    /** The text on one line. */
    static String flat(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /**
     * An utterance and who said it; the party is null where nobody is known by its id.
     *
     * @param afterMs how long after the start of the call its recording begins
     */
    record Line(Utterance utterance, @Nullable Party party, long afterMs) {

        String speaker() {
            String label = party == null ? "" : flat(party.label());
            return label.isEmpty() ? "Unknown" : label;
        }

        Side side() {
            return party == null ? Side.UNKNOWN : party.side();
        }

        String text() {
            return flat(utterance.text());
        }

        long startMs() {
            return afterMs + utterance.startMs();
        }

        /** Later than the start, as subtitles must be. */
        long endMs() {
            TimeSpan time = utterance.time();
            return Math.max(startMs() + 1, time == null ? 0 : afterMs + time.endMs());
        }
    }
}
