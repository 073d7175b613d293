package dev.rapport.transcribe.worker;

/** The recogniser came to its end before this track did; what was heard of it is lost, and may be heard again. */
public final class RecognizerDied extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Death death;

    public RecognizerDied(Death death) {
        super("The recogniser died: " + death.detail());
        this.death = death;
    }

    public Death death() {
        return death;
    }
}
