package dev.rapport.understand.opinion;

import dev.rapport.language.meaning.Meaning;
import dev.rapport.understand.LineContexts;

/** Makes the second opinion of the built-in examples without the application around it. */
public final class Opinions {

    private Opinions() {}

    public static SecondOpinion builtIn(Meaning meaning) {
        return new SecondOpinion(
                new OpinionFiles(null),
                meaning,
                new Learning(meaning, null),
                LineContexts.american(),
                new OpinionSettings(true));
    }
}
