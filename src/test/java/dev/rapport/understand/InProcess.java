package dev.rapport.understand;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.language.value.ValueReader;
import dev.rapport.query.QueryParser;
import dev.rapport.understand.opinion.SecondOpinion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in finders without the application around them, for the benchmark's quick loop. The ids of utterances count from 0. */
public final class InProcess {

    private static final TrackerFiles FILES =
            new TrackerFiles(new QueryParser(ZoneOffset.UTC, TrackerFiles.LONGEST_QUERY), null);

    private final Understanding understanding;
    private final @Nullable SecondOpinion opinion;

    public InProcess(List<String> competitors) {
        this(competitors, null);
    }

    /** @param opinion asked for what the others did not find; null for none */
    public InProcess(List<String> competitors, @Nullable SecondOpinion opinion) {
        this.opinion = opinion;
        ValueReader values = new ValueReader("US");
        understanding = new Understanding(
                List.of(new TrackedFinder(FILES::all, new Dues(values)), new ValueFinder(values)),
                () -> CompanyNames.of(competitors, List.of(), List.of()),
                FILES::all);
    }

    /** Something that a side said. */
    public record Said(String side, String text) {}

    public List<Finding> of(String channel, Instant at, List<Said> said) {
        ConversationId conversation = ConversationId.create();
        ItemId item = ItemId.create();
        Map<Side, PartyId> parties = new EnumMap<>(Side.class);
        List<Line> lines = new ArrayList<>();
        for (Said one : said) {
            Side side = Side.valueOf(one.side());
            PartyId party = parties.computeIfAbsent(side, any -> PartyId.create());
            UtteranceId id = UtteranceId.of(new java.util.UUID(0, lines.size()).toString());
            Utterance utterance =
                    new Utterance(id, item, null, party, null, null, one.text(), one.text(), 1, List.of());
            lines.add(new Line(conversation, utterance, side, at, true));
        }
        Talk talk = new Talk(conversation, item, Channel.valueOf(channel), ZoneOffset.UTC, lines);
        List<Finding> found = new ArrayList<>(understanding.of(talk));
        if (opinion != null) {
            found.addAll(opinion.of(talk, List.copyOf(found)).orElse(List.of()));
        }
        return found;
    }
}
