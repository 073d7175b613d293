package dev.rapport.language.value;

import java.util.Set;

/**
 * Tells whether a date without its year or week lies in the past, by the words before it. Where nothing says so it is the next
 * one: that is what people who sell and buy speak of.
 */
final class Tense {

    private static final int WORDS = 8;
    private static final Set<String> PAST = Set.of(
            "was",
            "were",
            "did",
            "had",
            "went",
            "sent",
            "happened",
            "called",
            "talked",
            "spoke",
            "met",
            "received",
            "ordered",
            "bought",
            "paid",
            "signed",
            "shipped",
            "arrived",
            "came",
            "said",
            "told",
            "wrote",
            "asked",
            "got",
            "gave",
            "made",
            "took",
            "started",
            "ended",
            "closed",
            "launched",
            "since",
            "ago",
            "discussed",
            "mentioned",
            "promised",
            "emailed",
            "visited",
            "joined",
            "left",
            "didn't",
            "wasn't",
            "weren't",
            "already",
            "back",
            "last",
            "been",
            "died",
            "born",
            "sold",
            "used");
    private static final Set<String> FUTURE = Set.of(
            "will", "i'll", "we'll", "you'll", "they'll", "he'll", "she'll", "it'll", "going", "shall", "let's", "can",
            "could", "be", "next", "due");
    /** "get back to you on April 21" speaks of what is to come, "back on April 21" of what was. */
    private static final Set<String> TO_RETURN =
            Set.of("get", "come", "call", "write", "report", "go", "send", "bring", "give", "ring", "circle");

    private static final Set<String> ENDS = Set.of(".", "!", "?", ";", "\n");

    private Tense() {}

    static boolean isPast(Text text, int at) {
        boolean past = false;
        for (int i = at - 1; i >= 0 && i >= at - WORDS && !text.is(i, ENDS); i--) {
            if (text.is(i, FUTURE)) {
                return false;
            }
            past |= text.is(i, PAST) && !isReturn(text, i);
        }
        return past;
    }

    private static boolean isReturn(Text text, int at) {
        return at > 0 && text.is(at, Set.of("back")) && text.is(at - 1, TO_RETURN);
    }
}
