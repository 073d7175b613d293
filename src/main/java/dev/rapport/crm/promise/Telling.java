package dev.rapport.crm.promise;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a sentence tells of a promise: that it is done, that it is put off, that the other side still waits.
 *
 * <p>"I have sent you the quote" tells that; "I have not sent it yet", "I will send it", "have I sent it?", "you sent me the
 * quote" and "once I have sent it" do not. In doubt nothing was told. Safe for use by many threads.
 */
final class Telling {

    private static final Pattern NEGATED = Pattern.compile(
            "\\b(?:not|never|no|cannot|unable|without|nor|neither|forgot|forgotten"
                    + "|failed|supposed|yet to|(?:did|have|has|was|were|is|are|could|ca|wo|would|do|does)nt)\\b|n't\\b");
    private static final Pattern OPEN = Pattern.compile(
            "\\b(?:will|shall|going to|gonna|about to|plan\\w* to|hop(?:e|ing) to|try\\w* to|tried to|want\\w* to|would|could|should"
                    + "|might|may|need to|have to|has to|had to|must|once|when|soon as|after|if|unless|until|till|before|let me|later|thought"
                    + "|think|believe|assum\\w*|wish|suppos\\w*|almost|nearly|being|to be|ought|expect\\w*|intend\\w*)\\b|'ll\\b|'d\\b");
    private static final Pattern ASKS =
            Pattern.compile("^(?:and |so |but |or |well )?(?:have|has|had|did|do|does|is|are|was|were|can|could"
                    + "|would|will|shall|should|when|where|what|why|how|which|who|please (?!find|see))\\b");
    private static final Pattern PUT_OFF = Pattern.compile(
            "\\b(?:send\\w*|follow\\w*|share|provide|forward|email|get you|finish\\w*|complete\\w*|prepar\\w*|work\\w*|ready|available|have it"
                    + "|final\\w*|done|attach\\w*|missing|sent|wait\\w*)\\b");
    private static final Pattern STILL = Pattern.compile(
            "\\b(?:still (?:working|preparing|waiting|need)|to follow|follows? (?:later|soon|shortly|tomorrow|next|by))\\b");
    private static final Pattern MISSES = Pattern.compile(
            "\\bstill (?:waiting|missing|need|outstanding)\\b|\\bwhere is\\b|\\bwhere's\\b|\\b(?:not|never|n't|nt)\\b.{0,20}\\b(?:receive[d]?|get|got|gotten|seen"
                    + "|arrived|sent)\\b|n't (?:\\w+ ){0,3}(?:receive[d]?|get|got|gotten|seen|arrived|sent)\\b");
    private static final Pattern PROMISED = Pattern.compile(
            "\\b(?:as|like|what|which|that) (?:i |we )?(?:had |have )?promised\\b|\\bas promised\\b|\\bpromised you\\b|\\bi promised\\b");
    private static final Pattern DISCUSSED = Pattern.compile(
            "\\b(?:as|like) (?:i |we |you )?(?:had |have |just )?(?:discussed|agreed|requested|mentioned|asked|talked about|spoke about)\\b"
                    + "|\\bper our (?:call|conversation|discussion|chat|meeting)\\b|\\b(?:following|further to|after|from) (?:up on )?our (?:\\w+ )?(?:call|conversation|discussion|chat|meeting)\\b"
                    + "|\\b(?:we|you) (?:discussed|talked about|spoke about|asked for|asked me for|requested|wanted)\\b");
    private static final Pattern HANDS_OVER = Pattern.compile(
            "\\b(?:attached|enclosed|attaching|see below|find below|here (?:it is|you go|you are|they are)|below)\\b");
    private static final Pattern BACK = Pattern.compile(
            "\\b(?:get|got|getting|come|coming|came|following|reporting)(?: right)? (?:back|up)\\b|\\b(?:let you know|update you|the answer|the update)\\b");

    private static final List<String> FIND = List.of("find");
    private static final Set<String> SAYS_MORE = Set.of(
            "is", "are", "was", "were", "has", "have", "had", "does", "includes", "contains", "costs", "remains");
    private static final Pattern BY_YOU = Pattern.compile("\\b(?:by|from) (?:you|your)\\b");
    private static final Pattern FOR_OTHERS = Pattern.compile("^(?:over |back |to )?(?:me|us)\\b|\\bto (?:our|my)\\b");

    private static final Map<Pattern, Duration> AGO = new LinkedHashMap<>();

    static {
        AGO.put(
                Pattern.compile("\\b(?:last|previous) (?:month|quarter|year)\\b|\\b(?:months?|years?) ago\\b"),
                Duration.ofDays(10));
        AGO.put(Pattern.compile("\\b(?:weeks?) ago\\b"), Duration.ofDays(5));
        AGO.put(Pattern.compile("\\b(?:last|previous) week\\b|\\b(?:days) ago\\b"), Duration.ofDays(2));
        AGO.put(
                Pattern.compile("\\byesterday\\b|\\bthe other day\\b|\\blast (?:mon|tues|wednes|thurs|fri)day\\b"),
                Duration.ofHours(8));
    }

    private Telling() {}

    private static boolean isFact(String clause) {
        return !NEGATED.matcher(clause).find()
                && !OPEN.matcher(clause).find()
                && !ASKS.matcher(clause).find();
    }

    /** Of which of the action's things the sentence says that it was done with them. */
    static Set<String> done(Action action, String sentence) {
        Set<String> told = new HashSet<>();
        if (sentence.strip().endsWith("?")) {
            return told;
        }
        for (List<String> words : Terms.clauses(sentence)) {
            if (isFact(String.join(" ", words))) {
                Set<String> of = of(action, words);
                action.things().stream()
                        .filter(thing -> of.stream().anyMatch(one -> Things.fulfils(thing, one)))
                        .forEach(told::add);
            }
        }
        return told;
    }

    /** All things of which the words say that it was done with them. */
    private static Set<String> of(Action action, List<String> words) {
        Set<String> things = new HashSet<>();
        for (int at = 0; at < words.size(); at++) {
            int place = at;
            action.done().stream()
                    .filter(phrase -> Terms.at(words, place, phrase))
                    .filter(phrase -> !phrase.equals(FIND)
                            || HANDS_OVER.matcher(String.join(" ", words)).find())
                    .filter(phrase -> isByThem(words, place)
                            && (action.deal() != Deal.SEND || isForYou(words, place + phrase.size())))
                    .forEach(phrase -> {
                        things.addAll(Nouns.after(words, place + phrase.size()));
                        things.addAll(Nouns.before(words, place));
                    });
        }
        if (action.deal() == Deal.SPEAK) {
            things.addAll(spokenBy(words));
        }
        return things;
    }

    /** Whether the speaker's side did it: "you sent" is the other way round. */
    private static boolean isByThem(List<String> words, int verb) {
        int before = verb - 1;
        while (before >= 0
                && Set.of("have", "had", "just", "already", "also", "kindly", "'ve")
                        .contains(words.get(before))) {
            before--;
        }
        boolean theirs = before >= 0 && Set.of("you", "you've", "you'd").contains(words.get(before))
                || before >= 1 && words.get(before - 1).equals("your");
        return !theirs
                && !BY_YOU.matcher(String.join(" ", words.subList(verb, words.size())))
                        .find();
    }

    /** Whether the listener got it: "sent me" is the other way round, and "to our lawyers" another way. */
    private static boolean isForYou(List<String> words, int after) {
        return !FOR_OTHERS
                .matcher(String.join(" ", words.subList(after, words.size())))
                .find();
    }

    /** "Our engineers confirmed that" tells that they were asked. */
    private static Set<String> spokenBy(List<String> words) {
        for (int at = 1; at < words.size(); at++) {
            if (Set.of("say", "says", "said", "confirmed", "confirm", "told", "answered", "replied")
                    .contains(words.get(at))) {
                return Nouns.subject(words, at);
            }
        }
        return Set.of();
    }

    /** Whether it says that the thing comes later, or is not there: then no file of the message is it. */
    static boolean putsOff(String thing, String sentence) {
        return Terms.clauses(sentence).stream().anyMatch(words -> {
            String clause = String.join(" ", words);
            return mentions(words, thing)
                    && (STILL.matcher(clause).find()
                            || !isFact(clause) && PUT_OFF.matcher(clause).find());
        });
    }

    /** Whether the other side says that it waits for the thing still. */
    static boolean misses(String thing, String sentence) {
        List<String> words = Terms.of(sentence);
        return mentions(words, thing) && MISSES.matcher(String.join(" ", words)).find();
    }

    private static boolean mentions(List<String> words, String thing) {
        return Things.mentioned(words).stream().anyMatch(one -> Things.fulfils(thing, one));
    }

    /** Whether it refers to a promise, and says no more than what is so: "as promised". */
    static boolean asPromised(String sentence) {
        return PROMISED.matcher(plain(sentence)).find() && hasFact(sentence);
    }

    /** Whether it refers to what was said before: "as discussed". */
    static boolean asDiscussed(String sentence) {
        String plain = plain(sentence);
        return (PROMISED.matcher(plain).find() || DISCUSSED.matcher(plain).find()) && hasFact(sentence);
    }

    /** Whether all that it says is so, and not to be. */
    private static boolean hasFact(String sentence) {
        return !sentence.strip().endsWith("?")
                && Terms.clauses(sentence).stream()
                        .map(words -> String.join(" ", words))
                        .allMatch(clause -> isFact(clause)
                                || PROMISED.matcher(clause).find()
                                        && !OPEN.matcher(clause).find());
    }

    /** Whether it hands over something that it does not name: "please see attached". */
    static boolean handsOver(String sentence) {
        return HANDS_OVER.matcher(plain(sentence)).find()
                && Things.mentioned(Terms.of(sentence)).stream().noneMatch(Things::isKnown);
    }

    /** Whether a part of it is nothing but the thing: "as promised, the quote". */
    static boolean presents(String thing, String sentence) {
        return Terms.clauses(sentence).stream()
                .filter(words -> words.stream().noneMatch(SAYS_MORE::contains))
                .anyMatch(words -> Nouns.after(words, 0).stream().anyMatch(one -> Things.fulfils(thing, one)));
    }

    /** Whether it comes back with an answer. */
    static boolean comesBack(String sentence) {
        return BACK.matcher(plain(sentence)).find() && hasFact(sentence);
    }

    static boolean mentions(String thing, String sentence) {
        return mentions(Terms.of(sentence), thing);
    }

    /** How long ago at least that was of which it speaks. */
    static Duration ago(String sentence) {
        String plain = plain(sentence);
        return AGO.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(plain).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static String plain(String sentence) {
        return String.join(" ", Terms.of(sentence)).replace(" , ", " ");
    }
}
