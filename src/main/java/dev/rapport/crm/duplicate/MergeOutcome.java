package dev.rapport.crm.duplicate;

import dev.rapport.crm.Contact;

/** What came of merging contacts, or of taking a merge apart. */
public sealed interface MergeOutcome {

    /** It is so now, or was so already. The contact is the survivor of a merge, or the one that stands for itself again. */
    record Done(Contact contact) implements MergeOutcome {}

    /** There is no contact of this id (404). */
    record Missing(String id) implements MergeOutcome {}

    /** It can not be (409); the reason names the remedy. */
    record Refused(String reason) implements MergeOutcome {}
}
