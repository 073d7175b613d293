package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an item for tests, line by line; each word takes 400 ms, each line starts when the one before has ended. */
final class Said {

    private static final Pattern WORD = Pattern.compile("\\S+");

    static final Named<AccountId> ACME = new Named<>(AccountId.create(), "Acme Corp");
    static final Named<AccountId> GLOBEX = new Named<>(AccountId.create(), "Globex");
    static final Named<ContactId> DANA = new Named<>(ContactId.create(), "Dana White");

    private final Party ours = party(Side.OURS, "Sam Hill", "sam@us.com");
    private final Party theirs = party(Side.THEIRS, "Dana White", "dana@acme.com");
    private final ConversationId conversation = ConversationId.create();
    private final ItemId item = ItemId.create();
    private final List<Moment> moments = new ArrayList<>();
    private final Channel channel;
    private final Instant startedAt;
    private final Named<AccountId> account;
    private long clock;

    private Said(Channel channel, Instant startedAt, Named<AccountId> account) {
        this.channel = channel;
        this.startedAt = startedAt;
        this.account = account;
    }

    static Said call(String startedAt, Named<AccountId> account) {
        return new Said(Channel.CALL, Instant.parse(startedAt), account);
    }

    static Said call() {
        return call("2026-03-10T15:00:00Z", ACME);
    }

    static Said email(String startedAt, Named<AccountId> account) {
        return new Said(Channel.EMAIL, Instant.parse(startedAt), account);
    }

    Said ours(String text) {
        return line(ours, text, 0.9);
    }

    Said theirs(String text) {
        return line(theirs, text, 0.9);
    }

    /** Words between underscores were heard badly. */
    Said mumbled(String text) {
        return line(theirs, text, 0.9);
    }

    /** A line with a word that is written for others, each of which takes 400 ms. */
    Said written(String before, String as, String heardAs, String after) {
        theirs(before + " " + heardAs + " " + after);
        Moment heard = moments.removeLast();
        int start = before.length() + 1;
        int shift = as.length() - heardAs.length();
        List<Word> words = new ArrayList<>();
        List<Word> replaced = new ArrayList<>();
        for (Word word : heard.words()) {
            boolean within = word.startChar() >= start && word.endChar() <= start + heardAs.length();
            if (within) {
                replaced.add(word);
            } else if (word.startChar() < start) {
                words.add(word);
            } else {
                if (words.size() > 0 && words.getLast().heard().isEmpty() && !replaced.isEmpty()) {
                    words.add(forOthers(as, start, replaced));
                }
                words.add(word.moved(shift));
            }
        }
        moments.add(new Moment(
                heard.utterance(),
                null,
                heard.party(),
                heard.startMs(),
                before + " " + as + " " + after,
                heard.confidence(),
                words,
                Set.of()));
        return this;
    }

    private static Word forOthers(String as, int start, List<Word> others) {
        Word word = new Word(
                as,
                others.getFirst().startMs(),
                others.getLast().endMs(),
                0.9,
                start,
                start + as.length(),
                others.stream()
                        .map(one -> new Word.Heard(one.text(), one.startMs(), one.endMs()))
                        .toList());
        others.clear();
        return word;
    }

    Said pause(long ms) {
        clock += ms;
        return this;
    }

    private Said line(Party party, String marked, double confidence) {
        String text = marked.replace("_", "");
        List<Word> words = new ArrayList<>();
        long start = clock;
        int removed = 0;
        Matcher matcher = WORD.matcher(marked);
        while (matcher.find()) {
            String word = matcher.group();
            boolean unsure = word.startsWith("_");
            int from = matcher.start() - removed;
            removed += (int) word.chars().filter(c -> c == '_').count();
            words.add(new Word(
                    word.replace("_", ""),
                    clock,
                    clock + 400,
                    unsure ? 0.2 : confidence,
                    from,
                    matcher.end() - removed));
            clock += 400;
        }
        boolean call = channel == Channel.CALL;
        moments.add(new Moment(
                UtteranceId.create(),
                null,
                party.id(),
                call ? start : 0,
                text,
                call ? confidence : 1,
                call ? words : List.of(),
                Set.of()));
        return this;
    }

    IndexedItem item() {
        return new IndexedItem(
                new Occasion(
                        conversation,
                        item,
                        channel,
                        startedAt,
                        "Renewals for the next year",
                        "en-US",
                        account,
                        List.of(DANA),
                        List.of(ours, theirs),
                        channel == Channel.CALL,
                        false),
                moments);
    }

    private static Party party(Side side, String name, String email) {
        return new Party(PartyId.create(), side, 1, name, null, email, null, null, null, null);
    }
}
