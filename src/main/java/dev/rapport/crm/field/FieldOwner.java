package dev.rapport.crm.field;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.OpportunityId;
import java.util.Comparator;
import java.util.UUID;

/** Whose field it is. The order is the one in which owners are locked. */
public record FieldOwner(Kind kind, UUID id) implements Comparable<FieldOwner> {

    private static final Comparator<FieldOwner> ORDER =
            Comparator.comparing(FieldOwner::kind).thenComparing(FieldOwner::id);

    /** What has fields; the names of the constants are also those of the tables. */
    public enum Kind {
        ACCOUNT,
        CONTACT,
        OPPORTUNITY
    }

    public static FieldOwner of(AccountId id) {
        return new FieldOwner(Kind.ACCOUNT, id.value());
    }

    public static FieldOwner of(ContactId id) {
        return new FieldOwner(Kind.CONTACT, id.value());
    }

    public static FieldOwner of(OpportunityId id) {
        return new FieldOwner(Kind.OPPORTUNITY, id.value());
    }

    @Override
    public int compareTo(FieldOwner other) {
        return ORDER.compare(this, other);
    }
}
