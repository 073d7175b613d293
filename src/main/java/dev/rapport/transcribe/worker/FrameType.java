package dev.rapport.transcribe.worker;

/** What a frame between the two processes says. The ordinal goes over the pipe: both ends are of one build. */
enum FrameType {
    // to the worker
    /** A track begins; the payload is its rate, a big-endian int. */
    OPEN,
    /** The same, for a track on which several people may speak: its segments are to say whose voice they are like. */
    OPEN_FOR_VOICES,
    /** Sound: 16-bit little-endian mono. */
    PCM,
    /** The track is complete. */
    END,
    /** The track is given up. */
    CANCEL,

    // from the worker
    /** The model is loaded. Of track 0, which is none; the payload says why the speaker model is not, if that failed. */
    READY,
    /** The model can not be loaded, or the track can not be heard; the payload says why. */
    FAILED,
    /** What the clock of the recogniser shows at the start of the track, in milliseconds; a big-endian int. */
    BEGUN,
    /** So many bytes of the track are heard and may be followed by as many; a big-endian int. */
    CREDIT,
    /** Words, as the JSON that Vosk makes of them, in UTF-8. */
    SEGMENT,
    /** All words of the track were sent. */
    DONE
}
