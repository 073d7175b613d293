package dev.rapport.understand;

import dev.rapport.query.Analysis;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whether a sentence of a later message speaks of an objection.
 *
 * <p>Right behind an objection, nearly whatever our side says answers it; a day later it may speak of anything. So the sentence must
 * have a word of the objection's own, or one that belongs to its category, and may be no question. Words are compared by their stems.
 */
final class AnswerWords {

    private static final int SUBSTANCE = 4;

    private static final Set<String> COMMON = stems("""
            a about after again all also am an and any are as at be because been before being but by call can could did do does
            doing don't email for from get give go going good got had has have having he hello her hi him his how i i'd i'll i'm
            i've if in into is it it's its just know let like look make may me mean might more most much must my need no not now
            of off on one only or other our out over please really said same say see send she should so some still such take talk
            team tell than thank thanks that that's the their them then there these they thing things think this those time to
            today tomorrow too up us use very want was way we we'd we'll we're we've week well were what when where which while
            who why will with would yes yet you you'd you'll you're you've your""");

    private static final Map<String, Set<String>> OF_CATEGORY = List.of(
                    "price: price pricing cost costs discount cheaper cheap expensive fee fees rate quote offer save savings value afford",
                    "budget: budget price cost spend money payment instalments quarterly monthly invoice afford finance",
                    "timing: later start date deadline schedule postpone wait ready quarter month year timeline soon",
                    "authority: decide decision approval approve boss manager director board sign signature management",
                    "need: need use benefit help problem solve replace already case",
                    "trust: customers references reference years reviews guarantee proven experience trial pilot",
                    "competitor: compare comparison compared differ difference different better instead switch competitor",
                    "missing feature: feature features support supports roadmap release version add available planned build",
                    "integration: integrate integration integrates connect connector api import export sync plugin",
                    "security: security secure encrypted encryption data certified certificate access audit iso soc hosted",
                    "legal: contract terms legal lawyer clause gdpr privacy agreement compliance cancel liability notice",
                    "effort of change: migrate migration training train onboarding switch setup move transfer import team",
                    "support experience: support ticket response sorry fixed resolved help engineer agent")
            .stream()
            .collect(Collectors.toMap(
                    (Function<String, String>) row -> row.substring(0, row.indexOf(':')),
                    row -> stems(row.substring(row.indexOf(':') + 1))));

    private AnswerWords() {}

    /**
     * @param category of the objection, as its label names it
     * @param objection the sentence that it stands in
     */
    static boolean answers(String category, String objection, String said) {
        Set<String> words = new HashSet<>(Analysis.stemmedTerms(said));
        words.removeAll(COMMON);
        if (words.size() < SUBSTANCE || said.strip().endsWith("?")) {
            return false;
        }
        Set<String> wanted = new HashSet<>(Analysis.stemmedTerms(objection));
        wanted.removeAll(COMMON);
        wanted.addAll(OF_CATEGORY.getOrDefault(category, Set.of()));
        return words.stream().anyMatch(wanted::contains);
    }

    private static Set<String> stems(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .flatMap(word -> Analysis.stemmedTerms(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
