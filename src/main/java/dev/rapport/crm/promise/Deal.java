package dev.rapport.crm.promise;

/** The kinds of what is promised; each is kept by something else. */
enum Deal {
    /** To hand over something: kept by the file, or by its being told of as sent. */
    SEND,

    /** To ask somebody else: kept by telling that one did. */
    SPEAK,

    /** To look into something: kept by telling that one did. */
    FIND,

    /** To call the customer: kept by a call. */
    CALL,

    /** To come back with an answer: kept by nothing but words that say so. */
    ANSWER,

    /** To arrange a meeting: kept by an invitation, or by telling of it. */
    MEET,

    /** To do one certain thing: kept by telling that it is done. */
    DO,

    /** What is not understood: only a person closes it. */
    OTHER
}
