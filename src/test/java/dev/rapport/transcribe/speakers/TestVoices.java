package dev.rapport.transcribe.speakers;

import java.util.Random;

/** Makes what has the pitch and the colour of a voice: pulses through a resonance, with a little noise. */
final class TestVoices {

    private TestVoices() {}

    /** 16-bit PCM; the resonance wanders as in speech. */
    static byte[] voice(int rate, int ms, double pitchHz, double formantHz, long seed) {
        Random random = new Random(seed);
        int samples = rate * ms / 1000;
        byte[] pcm = new byte[samples * 2];
        double phase = 0;
        double y1 = 0;
        double y2 = 0;
        double centre = formantHz;
        double pitch = pitchHz;
        for (int i = 0; i < samples; i++) {
            if (i % (rate / 10) == 0) {
                centre = formantHz * (0.8 + 0.4 * random.nextDouble());
                pitch = pitchHz * (0.92 + 0.16 * random.nextDouble());
            }
            phase += pitch / rate;
            double pulse = phase >= 1 ? 3000 : 0;
            phase -= phase >= 1 ? 1 : 0;
            double radius = 0.96;
            double y = pulse
                    + random.nextGaussian() * 20
                    + 2 * radius * Math.cos(2 * Math.PI * centre / rate) * y1
                    - radius * radius * y2;
            y2 = y1;
            y1 = y;
            int value = (int) Math.clamp(Math.round(y), Short.MIN_VALUE, Short.MAX_VALUE);
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        return pcm;
    }
}
