package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param company empty where nobody said what we are called
 * @param review how much waits for a person's decision
 * @param quarantine how much is in quarantine
 * @param model what there is to say of the speech model; null where there is one
 * @param standIn which speech model is used in place of the wanted one; null where that is here
 */
record Frame(
        String company,
        String zone,
        long review,
        long quarantine,
        @Nullable ModelNotice model,
        @Nullable String standIn) {

    /**
     * Why calls wait for their transcript.
     *
     * @param missing whether a person has to do something
     * @param percent how much of it is here; null where that is not known
     * @param remedies what a person can do, each in a sentence
     */
    record ModelNotice(
            boolean missing,
            String headline,
            String detail,
            @Nullable Integer percent,
            List<String> remedies) {}
}
