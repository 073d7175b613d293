package dev.rapport.crm.filing;

import dev.rapport.crm.ActivityId;

/** What came of the wish to take a filing back, or to put it back. */
public sealed interface UndoOutcome {

    /** It is done, with all that follows; the item is being processed accordingly. */
    record Done(ActivityId activity, UndoneFiling filing) implements UndoOutcome {}

    /** There is no such activity (404). */
    record Missing() implements UndoOutcome {}

    /** It can not be done as things stand (409). The reason names the remedy. */
    record Refused(String reason) implements UndoOutcome {}
}
