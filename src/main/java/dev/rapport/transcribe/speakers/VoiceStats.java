package dev.rapport.transcribe.speakers;

/**
 * What is kept of the frames of one stretch: how many, their sums and the sums of their products, and the same of their pitch.
 *
 * <p>That is all that Gaussian distributions need, so that stretches are joined by adding, and no frame is looked at twice.
 * Not for several threads while it is added to.
 */
public final class VoiceStats {

    private final int width;
    private final float[] sums;
    private final float[] products;
    private float frames;
    private float voiced;
    private float pitchSum;
    private float pitchSquares;

    /** Nothing yet. */
    VoiceStats(int width) {
        this.width = width;
        sums = new float[width];
        products = new float[width * (width + 1) / 2];
    }

    /** @param pitch NaN where there is none */
    void add(double[] frame, double pitch) {
        frames++;
        int at = 0;
        for (int i = 0; i < width; i++) {
            sums[i] += (float) frame[i];
            for (int j = 0; j <= i; j++) {
                products[at++] += (float) (frame[i] * frame[j]);
            }
        }
        if (!Double.isNaN(pitch)) {
            voiced++;
            pitchSum += (float) pitch;
            pitchSquares += (float) (pitch * pitch);
        }
    }

    void add(VoiceStats other) {
        frames += other.frames;
        voiced += other.voiced;
        pitchSum += other.pitchSum;
        pitchSquares += other.pitchSquares;
        for (int i = 0; i < width; i++) {
            sums[i] += other.sums[i];
        }
        for (int i = 0; i < products.length; i++) {
            products[i] += other.products[i];
        }
    }

    VoiceStats plus(VoiceStats other) {
        VoiceStats both = new VoiceStats(width);
        both.add(this);
        both.add(other);
        return both;
    }

    int width() {
        return width;
    }

    /** How many frames were counted. */
    public double frames() {
        return frames;
    }

    double sum(int i) {
        return sums[i];
    }

    /** The sum of the products of two coordinates; {@code j} is not above {@code i}. */
    double product(int i, int j) {
        return products[i * (i + 1) / 2 + j];
    }

    double voiced() {
        return voiced;
    }

    double pitchSum() {
        return pitchSum;
    }

    double pitchSquares() {
        return pitchSquares;
    }
}
