package dev.rapport.transcribe.speech;

/** The latest seconds of one track's sound, by the number of the sample; the oldest is overwritten. For one thread. */
final class DelayLine {

    private final byte[] ring;
    private long written;

    DelayLine(int samples) {
        this.ring = new byte[samples * 2];
    }

    void add(byte[] pcm, int length) {
        int at = 0;
        while (at < length) {
            int to = (int) (written % ring.length);
            int part = Math.min(length - at, ring.length - to);
            System.arraycopy(pcm, at, ring, to, part);
            at += part;
            written += part;
        }
    }

    long samples() {
        return written / 2;
    }

    /** A copy; the samples have to be among the latest. */
    byte[] copy(long fromSample, long toSample) {
        byte[] copy = new byte[Math.toIntExact((toSample - fromSample) * 2)];
        long from = fromSample * 2;
        if (from < written - ring.length || toSample * 2 > written) {
            throw new IllegalArgumentException("Samples " + fromSample + " to " + toSample + " are not kept any more");
        }
        int at = 0;
        while (at < copy.length) {
            int pos = (int) ((from + at) % ring.length);
            int part = Math.min(copy.length - at, ring.length - pos);
            System.arraycopy(ring, pos, copy, at, part);
            at += part;
        }
        return copy;
    }
}
