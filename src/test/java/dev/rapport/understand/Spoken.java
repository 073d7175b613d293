package dev.rapport.understand;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import dev.rapport.language.value.ValueReader;
import dev.rapport.query.QueryParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes conversations of a few lines, and has the built-in finders look at them. */
final class Spoken {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");
    private static final int WORD_MS = 300;
    private static final TrackerFiles FILES = new TrackerFiles(new QueryParser(ZONE, TrackerFiles.LONGEST_QUERY), null);

    private final ConversationId conversation = ConversationId.create();
    private final ItemId item = ItemId.create();
    private final Map<Side, PartyId> parties = new EnumMap<>(Side.class);
    private final List<Line> lines = new ArrayList<>();
    private final Channel channel;
    private long now;

    private Spoken(Channel channel) {
        this.channel = channel;
    }

    static Spoken call() {
        return new Spoken(Channel.CALL);
    }

    static Spoken mail() {
        return new Spoken(Channel.EMAIL);
    }

    Spoken theirs(String text) {
        return say(Side.THEIRS, text, true);
    }

    Spoken ours(String text) {
        return say(Side.OURS, text, true);
    }

    Spoken unknown(String text) {
        return say(Side.UNKNOWN, text, true);
    }

    /** Of the message before. */
    Spoken before(Side side, String text) {
        return say(side, text, false);
    }

    private Spoken say(Side side, String text, boolean own) {
        boolean call = channel == Channel.CALL;
        List<Word> words = new ArrayList<>();
        long start = now;
        Matcher word = Pattern.compile("\\S+").matcher(text);
        while (call && word.find()) {
            words.add(new Word(word.group(), now, now + WORD_MS, 1, word.start(), word.end()));
            now += WORD_MS;
        }
        Utterance utterance = new Utterance(
                UtteranceId.create(),
                item,
                call ? null : MessageId.create(),
                parties.computeIfAbsent(side, one -> PartyId.create()),
                call ? new TimeSpan(start, now) : null,
                call ? null : new TextSpan(100, 100 + text.length()),
                text,
                text,
                1,
                words);
        lines.add(new Line(conversation, utterance, side, AT.plusMillis(start), own));
        now += 500;
        return this;
    }

    Talk talk() {
        return new Talk(conversation, item, channel, ZONE, lines);
    }

    List<Finding> found() {
        return found(CompanyNames.NONE);
    }

    List<Finding> found(CompanyNames names) {
        TrackedFinder finder = new TrackedFinder(FILES::all, new Dues(new ValueReader("US")));
        return new Understanding(List.of(finder), () -> names, FILES::all).of(talk());
    }

    List<Finding> found(FindingType type) {
        return found().stream().filter(finding -> finding.type() == type).toList();
    }
}
