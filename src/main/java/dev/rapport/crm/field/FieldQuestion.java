package dev.rapport.crm.field;

import dev.rapport.conversation.Evidence;
import java.util.List;

/**
 * What a person is asked of a field: whether what conversations say is to take the place of what was entered.
 *
 * @param entered what a person entered
 * @param derived what would be there if the person accepts
 * @param evidence at least one place
 */
public record FieldQuestion(
        FieldOwner owner, String name, String entered, String derived, double confidence, List<Evidence> evidence) {

    public FieldQuestion {
        evidence = List.copyOf(evidence);
    }
}
