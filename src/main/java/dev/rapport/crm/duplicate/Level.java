package dev.rapport.crm.duplicate;

/** How far two values agree. */
enum Level {
    /** The same, as far as signs, case and accents go. */
    SAME,
    /** The same but for what a slip of the hand or the eye makes of it. */
    NEAR,
    /** Something in common, which may be chance. */
    ROUGH,
    /** Nothing in common. */
    DIFFERENT
}
