package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import java.time.Instant;

/** A contact that was merged into another. */
public record MergedContact(ContactId id, String name, String by, Instant at) {}
