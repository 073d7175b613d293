package dev.rapport.search.saved;

import dev.rapport.search.SearchRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person asks to be kept. Anything that can not be is an {@link IllegalArgumentException} that says why.
 *
 * @param emails who is told by mail when something comes; empty for nobody
 */
public record SavedSearchDraft(String name, SearchRequest request, List<String> emails) {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_EMAILS = 20;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,255}");

    public SavedSearchDraft {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a saved search has 1 to " + LONGEST_NAME + " characters");
        }
        if (emails.size() > MOST_EMAILS) {
            throw new IllegalArgumentException("At most " + MOST_EMAILS + " addresses are told");
        }
        for (String email : emails) {
            if (!EMAIL.matcher(email).matches()) {
                throw new IllegalArgumentException("\"" + email + "\" is no mail address");
            }
        }
        emails = List.copyOf(emails);
    }
}
