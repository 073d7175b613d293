package dev.rapport.search;

import dev.rapport.query.Analysis;
import java.time.ZoneId;

/**
 * Every field of the index of words, and of the one of meanings. There is one kind of document, the moment: an utterance of a
 * call or a message, or a message's subject, what it passes on, a piece of its files; or a piece of a person's note.
 *
 * <p>"Keyword" is indexed whole; "names" are cut by {@link Analysis#exact()}; "docvalues" are read by document, for
 * sorting, counting and filtering; "stored" is given back with a hit. A change of any of this counts {@link #VERSION} up,
 * upon which the index is made anew.
 */
final class IndexSchema {

    /** Counts the changes of the fields and of what is in them. */
    static final int VERSION = 5;

    /**
     * What was said, by {@link Analysis#stemmed()}, with positions: words are looked for here. Scored by BM25. Where a call's words are
     * written otherwise than they were heard ("$25,000"), a second value has the words as they were heard, {@link Analysis#GAP}
     * positions on, so that no phrase reaches from the one into the other.
     */
    static final String TEXT = "text";

    /** The same text by {@link Analysis#exact()}, with positions: for phrases and beginnings of words. */
    static final String EXACT = "exact";

    /** The same text, stored: for the snippet. Marks are found by analysing it again, which is cheaper than offsets. */
    static final String BODY = "body";

    /** Stored: what of it was heard in other words than it is written, as {@link StoredSpeech} keeps it; calls only. */
    static final String SPOKEN = "spoken";

    /** Keyword, docvalues, stored: the conversation. Docvalues count conversations and join their moments. */
    static final String CONVERSATION = "conversation";

    /** Keyword, docvalues, stored: the item. What is replaced and removed is named by this. */
    static final String ITEM = "item";

    /** Stored: the utterance; absent for what is none. */
    static final String UTTERANCE = "utterance";

    /** Stored: the file that it is a piece of. */
    static final String ATTACHMENT = "attachment";

    /** Stored: the note that it is a piece of. */
    static final String NOTE = "note";

    /**
     * Docvalues: the upper and lower half of the moment's id, which is the utterance's where it is one; the last tie-break, which
     * makes the order total.
     */
    static final String ID_HIGH = "id_high";

    static final String ID_LOW = "id_low";

    /** Stored: the message, for what was written. */
    static final String MESSAGE = "message";

    /** Keyword, docvalues, stored: the name of the {@code Channel}. */
    static final String CHANNEL = "channel";

    /** Keyword, docvalues, stored: the name of the {@code Side}; a note, which nobody in the conversation said, has none. */
    static final String SIDE = "side";

    /** Keyword, docvalues, stored: the account's id; absent while it is not known. */
    static final String ACCOUNT = "account";

    /** Names, stored: what the account is called. */
    static final String ACCOUNT_NAME = "account_name";

    /** Keyword, several: the contacts' ids. */
    static final String CONTACT = "contact";

    /** Names, several: what the contacts are called. */
    static final String CONTACT_NAME = "contact_name";

    /** Stored: who said it, by id and by what people call them; of a note its author, under an id made of the name. */
    static final String PARTY = "party";

    static final String PARTY_NAME = "party_name";

    /** Names, several: the name, address, number and handle of who said it. */
    static final String FROM = "from";

    /** Names, several: the same of all other parties. */
    static final String TO = "to";

    /** The conversation's subject, as {@link #TEXT} and as {@link #EXACT}. */
    static final String SUBJECT = "subject";

    static final String SUBJECT_EXACT = "subject_exact";

    /** Keyword, docvalues, several: what was found in this moment, in lower case. */
    static final String FINDING = "finding";

    /** Keyword, several: what there is, of account, attachment, contact, finding, note, recording, subject. */
    static final String HAS = "has";

    /** Keyword, several: the language in lower case, whole and without its region: {@code en-us} and {@code en}. */
    static final String LANG = "lang";

    /** Point, docvalues, stored: when the item was said or sent, in milliseconds of the epoch. */
    static final String STARTED_AT = "started_at";

    /** Docvalues: the month of that in the company's zone, such as {@code 2026-03}; only for counting. */
    static final String MONTH = "month";

    /**
     * Point, docvalues, stored: milliseconds from the start of the recording; 0 for what was written. The point of a note
     * is -1: what it is about was not said in its words, whatever {@code first:} asks for.
     */
    static final String START_MS = "start_ms";

    /** Stored: the confidence of the whole moment, 0..1. */
    static final String CONFIDENCE = "confidence";

    /** Stored: the places in the body that were not heard clearly, as {@code start-end} joined by commas; calls only. */
    static final String UNCERTAIN = "uncertain";

    /** Docvalues: when each term was said, by its position: milliseconds as a {@link WordTimes}; calls only. */
    static final String TIMES = "times";

    /** Point: the {@link MomentIndex#beginRebuild() rebuild} that wrote the document; the older are dropped at its end. */
    static final String GENERATION = "generation";

    private IndexSchema() {}

    /** When each word began, by its place, as {@link WordStarts} keeps it. Stored; calls only. */
    static final String STARTS = "starts";

    /**
     * What the moment means, as {@code Meaning} has it: {@value dev.rapport.language.meaning.Meaning#DIMENSIONS} numbers, in a graph for
     * nearest neighbours (HNSW; Malkov and Yashunin, 2018). Only in the index of meanings, which holds no text, but with each
     * vector the fields that narrow, which are the same there.
     */
    static final String MEANING = "meaning";

    /** Docvalues: a checksum of the text that the vector was made of. Only in the index of meanings. */
    static final String MEANT = "meant";

    /** Counts the changes of what the index of meanings holds: its vectors are dear, so it does not follow {@link #VERSION}. */
    private static final int MEANINGS_VERSION = 1;

    /** The same for the index of meanings. */
    static String meaningsFingerprint(String model) {
        return "meanings " + MEANINGS_VERSION + ", model " + model;
    }

    /** What an index must have been made with to be of use: stored with each of its commits. */
    static String fingerprint(ZoneId zone) {
        return "schema " + VERSION + ", analysis " + Analysis.VERSION + ", zone " + zone.getId();
    }
}
