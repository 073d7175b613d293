package dev.rapport.transcribe;

/**
 * What is known of a recording's voices before it is heard.
 *
 * @param named how many are known to take part in the call; 0 where that is not known
 * @param oneSide whether all that is said on the only track is one party's: the call's other side has a recording of its own
 */
record KnownVoices(int named, boolean oneSide) {

    static final KnownVoices NOTHING = new KnownVoices(0, false);
}
