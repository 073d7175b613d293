package dev.rapport.transcribe.speakers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What speakers say of who they are, and by what name they address others. Safe for use by many threads. */
final class NameClues {

    private static final String PERSON = Clues.MARK + "person";
    private static final double INTRODUCES = 3;
    private static final double ADDRESSES = -1.5;
    private static final Pattern OWN = Pattern.compile(
            "(?<![\\w'])(?:this is|my name is|my name's|name is|i'm|i am|it's|you're speaking with) (?:#person)|#person (?:speaking|here|calling)");
    private static final Pattern OTHER = Pattern.compile(
            "(?<![\\w'])(?:hi|hello|hey|thanks|thank you|good morning|good afternoon|okay|ok|you|is this|speak to|speak with|sorry) #person|#person (?:is that you)");
    private static final int OFTEN = 2;

    private final List<SoundAlike> names;

    NameClues(String name) {
        names = SoundAlike.ofPerson(name);
    }

    /** The logarithm of the odds that who says all this bears the name. */
    double of(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            for (SoundAlike name : names) {
                words = name.marked(words, PERSON);
            }
            text.append(String.join(" ", words)).append(" ; ");
        }
        return INTRODUCES * count(OWN, text) + ADDRESSES * count(OTHER, text);
    }

    private static int count(Pattern pattern, CharSequence text) {
        Matcher found = pattern.matcher(text);
        int count = 0;
        while (count < OFTEN && found.find()) {
            count++;
        }
        return count;
    }
}
