package dev.rapport.transcribe.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which stretches of a recording are heard: those that may be speech, with a little before and after them.
 *
 * <p>Takes all tracks at once, block by block, and answers some seconds behind, since what comes after a sound tells what
 * it was; so a few seconds of each track are in memory, however long the recording. For one thread.
 */
public final class SpeechGate {

    private final int rate;
    private final boolean skip;
    private final int before;
    private final int after;
    private final List<TrackEar> ears = new ArrayList<>();
    private final long[] heardUntil;
    private final long[] lastSpeech;
    private long listened;
    private long decided;
    private long given;

    /** @param rate samples a second, 8000 to 48000 */
    public SpeechGate(SpeechProperties settings, int rate, int tracks) {
        this.rate = rate;
        this.skip = settings.skip();
        this.before = (int) (settings.before(rate).toMillis() / Frames.MS);
        this.after = (int) (settings.after(rate).toMillis() / Frames.MS);
        this.heardUntil = new long[tracks];
        this.lastSpeech = new long[tracks];
        for (int track = 0; track < tracks; track++) {
            ears.add(new TrackEar(rate));
            lastSpeech[track] = Long.MIN_VALUE / 2;
        }
        for (TrackEar ear : ears) {
            ears.stream().filter(other -> other != ear).forEach(ear::watch);
        }
    }

    /**
     * Takes the next block of all tracks, and answers with what is to be heard by now, for each track in the order of time.
     *
     * @param block 16-bit little-endian mono, an array for each track, of at most a second
     * @param length the bytes of each array that count
     */
    public List<Stretch> accept(byte[][] block, int length) {
        List<Stretch> stretches = new ArrayList<>();
        for (int track = 0; track < ears.size(); track++) {
            if (!skip) {
                byte[] pcm = new byte[length];
                System.arraycopy(block[track], 0, pcm, 0, length);
                stretches.add(new Stretch(track, given, pcm));
                continue;
            }
            ears.get(track).accept(block[track], length);
        }
        given += length / 2;
        if (skip) {
            long frames = ears.getFirst().frames();
            decide(frames - NoiseFloor.AHEAD, frames - NoiseFloor.AHEAD - Tonality.AHEAD, stretches);
        }
        return stretches;
    }

    /** The rest. */
    public List<Stretch> finish() {
        List<Stretch> stretches = new ArrayList<>();
        if (skip) {
            long frames = ears.getFirst().frames();
            decide(frames, frames, stretches);
        }
        return stretches;
    }

    private void decide(long listenTo, long decideTo, List<Stretch> stretches) {
        for (; listened < listenTo; listened++) {
            for (TrackEar ear : ears) {
                ear.listen(listened);
            }
        }
        for (; decided < decideTo; decided++) {
            for (int track = 0; track < ears.size(); track++) {
                if (ears.get(track).speaks(decided, listened)) {
                    speech(track, stretches);
                }
            }
        }
        for (int track = 0; track < ears.size(); track++) {
            hearUpTo(track, Math.min(decided, lastSpeech[track] + 1 + after), stretches);
        }
    }

    private void speech(int track, List<Stretch> stretches) {
        long from = Math.max(0, decided - before);
        hearUpTo(track, Math.min(from, lastSpeech[track] + 1 + after), stretches);
        heardUntil[track] = Math.max(heardUntil[track], from);
        lastSpeech[track] = decided;
    }

    private void hearUpTo(int track, long frame, List<Stretch> stretches) {
        if (frame > heardUntil[track]) {
            long from = Frames.start(heardUntil[track], rate);
            stretches.add(new Stretch(track, from, ears.get(track).copy(heardUntil[track], frame)));
            heardUntil[track] = frame;
        }
    }
}
