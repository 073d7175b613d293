package dev.rapport.transcribe.speech;

import static dev.rapport.transcribe.speech.Scene.hello;
import static dev.rapport.transcribe.speech.Scene.music;
import static dev.rapport.transcribe.speech.Scene.tones;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate lets through, and what not. The voice lasts three and a half seconds, with words all along. */
class SpeechGateTest {

    private static final double VOICE = 3.4;

    static SpeechProperties settings() {
        return new SpeechProperties(true, Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void silenceIsLeftOutAndSpeechIsWholeWithItsFirstAndLastWord() {
        Scene scene = new Scene(1, 20).add(0, 8, 0, hello()).listen();

        assertThat(scene.heard(0, 8, 8 + VOICE)).isGreaterThan(0.97);
        assertThat(scene.heard(0, 0, 7.7)).isZero();
        assertThat(scene.heard(0, 12.2, 20)).isZero();
    }

    @Test
    void speechAtTheVeryStartAndEndIsHeard() {
        Scene scene = new Scene(1, 12)
                .add(0, 0, 0, hello())
                .add(0, 12 - 3.5, 0, hello())
                .listen();

        assertThat(scene.heard(0, 0.1, VOICE)).isGreaterThan(0.95);
        assertThat(scene.heard(0, 8.6, 11.9)).isGreaterThan(0.95);
    }

    @Test
    void aRecordingShorterThanTheLookAheadIsHeard() {
        assertThat(new Scene(1, 3.5).add(0, 0, 0, hello()).listen().heard(0)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -20, -36})
    void quietSpeechIsHeard(double decibels) {
        Scene scene =
                new Scene(1, 20).add(0, 8, decibels, hello()).noise(0, -88).listen();

        assertThat(scene.heard(0, 8.1, 8 + VOICE)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-70, -50, -42})
    void theNoiseOfTheLineIsLeftOutHoweverLoud(double decibels) {
        Scene scene = new Scene(1, 30).add(0, 12, 0, hello()).noise(0, decibels).listen();

        assertThat(scene.heard(0, 12.1, 12 + VOICE)).isGreaterThan(0.95);
        assertThat(scene.heard(0, 0, 11.5) + scene.heard(0, 16, 30)).isLessThan(0.02);
    }

    @Test
    void anOffsetAndClippingDoNoHarm() {
        Scene scene = new Scene(1, 20)
                .add(0, 0, 20, -12, t -> 1)
                .add(0, 8, 30, hello())
                .listen();

        assertThat(scene.heard(0, 8.1, 8 + VOICE)).isGreaterThan(0.95);
        assertThat(scene.heard(0, 0, 7.7)).isZero();
    }

    @Test
    void ringingBusyAndOtherTonesAreLeftOut() {
        Scene scene = new Scene(1, 60).noise(0, -65).add(0, 50, 0, hello());
        scene.add(0, 1, 3, -12, tones(440, 480)).add(0, 7, 8, -12, tones(425)).add(0, 12, 13, -12, tones(425));
        for (int i = 0; i < 8; i++) {
            scene.add(0, 16 + i, 16.5 + i, -12, tones(480, 620));
        }
        scene.add(0, 26, 26.33, -12, tones(914))
                .add(0, 26.33, 26.66, -12, tones(1371))
                .add(0, 26.66, 27, -12, tones(1777));
        scene.add(0, 30, 30.5, -12, tones(1100))
                .add(0, 33, 36, -12, tones(2100))
                .add(0, 40, 40.2, -12, tones(1400));

        assertThat(scene.listen().heard(0, 0, 49.5)).isLessThan(0.01);
        assertThat(scene.heard(0, 50.1, 50 + VOICE)).isGreaterThan(0.95);
    }

    @Test
    void dialledDigitsAreLeftOut() {
        Scene scene = new Scene(1, 20).noise(0, -65);
        double[][] digits = {{697, 1209}, {770, 1336}, {852, 1477}, {941, 1336}, {697, 1477}};
        for (int i = 0; i < digits.length; i++) {
            scene.add(0, 3 + 0.4 * i, 3.1 + 0.4 * i, -12, tones(digits[i]));
        }

        assertThat(scene.listen().heard(0)).isLessThan(0.01);
    }

    @Test
    void aWordRightAfterTheRingingIsHeard() {
        Scene scene =
                new Scene(1, 20).noise(0, -65).add(0, 5, 6, -12, tones(425)).add(0, 6.3, 0, hello());

        assertThat(scene.listen().heard(0, 6.4, 6.3 + VOICE)).isGreaterThan(0.95);
    }

    @Test
    void musicOnHoldIsLeftOutAndSpeechOverItIsHeard() {
        Scene scene = new Scene(1, 60).add(0, 5, 55, -12, music()).add(0, 30, 6, hello());

        assertThat(scene.listen().heard(0, 30.1, 30 + VOICE)).isGreaterThan(0.97);
        assertThat(scene.heard(0, 8, 27)).isLessThan(0.3);
        assertThat(scene.heard(0, 37, 52)).isLessThan(0.3);
    }

    @Test
    void theOtherVoiceLeakingIntoATrackIsNotHeardTwice() {
        Scene scene = leaking();

        assertThat(scene.listen().heard(0)).isGreaterThan(0.7);
        assertThat(scene.heard(1)).isLessThan(0.1);
    }

    @Test
    void whereBothSpeakBothAreHeard() {
        Scene scene = leaking().add(1, 20.5, -6, hello());

        assertThat(scene.listen().heard(1, 20.7, 20.4 + VOICE)).isGreaterThan(0.95);
        assertThat(scene.heard(0, 20.5, 24)).isGreaterThan(0.7);
    }

    @Test
    void twoWhoSpeakAtOnceAllTheTimeAreBothHeard() {
        double[] voice = hello();
        double[] backwards = new double[voice.length];
        Arrays.setAll(backwards, i -> voice[voice.length - 1 - i]);
        Scene scene = new Scene(2, 40).noise(0, -70).noise(1, -70);
        for (int i = 0; i < 10; i++) {
            scene.add(0, 2 + i * 3.6, 0, voice).add(1, 2.3 + i * 3.6, -12, backwards);
        }

        assertThat(scene.listen().heard(1, 3, 36)).isGreaterThan(0.9);
    }

    private static Scene leaking() {
        Scene scene = new Scene(2, 45).noise(0, -70).noise(1, -70);
        for (int i = 0; i < 10; i++) {
            scene.add(0, 2 + i * 4.1, 0, hello()).add(1, 2.12 + i * 4.1, -18, hello());
        }
        return scene;
    }

    @Test
    void stretchesAreExactCopiesInOrder() {
        Scene scene = new Scene(1, 20).add(0, 8, 0, hello()).listen();

        long last = 0;
        for (Stretch stretch : scene.stretches()) {
            assertThat(stretch.fromSample()).isGreaterThanOrEqualTo(last);
            last = stretch.toSample();
        }
        Stretch middle = scene.stretches().get(scene.stretches().size() / 2);
        double[] voice = hello();
        for (int i = 0; i < middle.samples(); i += 97) {
            int sample = (short) ((middle.pcm()[2 * i] & 0xff) | middle.pcm()[2 * i + 1] << 8);
            assertThat((double) sample).isEqualTo((short) voice[(int) (middle.fromSample() + i - 8 * Scene.RATE)]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 22_050, 44_100, 48_000})
    void anyRateWillDo(int rate) {
        SpeechGate gate = new SpeechGate(settings(), rate, 1);
        long heard = 0;
        byte[][] block = new byte[1][rate];
        for (int half = 0; half < 40; half++) {
            for (int i = 0; i < rate / 2; i++) {
                double t = half * 0.5 + (double) i / rate;
                double voice = t < 8 || t > 10 ? 0 : 8000 * Math.sin(200 * t + 30 * Math.sin(9 * t)) * Math.sin(11 * t);
                block[0][2 * i] = (byte) (int) voice;
                block[0][2 * i + 1] = (byte) ((int) voice >> 8);
            }
            heard += gate.accept(block, rate / 2 * 2).stream()
                    .mapToInt(Stretch::samples)
                    .sum();
        }
        heard += gate.finish().stream().mapToInt(Stretch::samples).sum();

        assertThat((double) heard / rate).isBetween(1.9, 3.0);
    }

    @Test
    void tenHoursOfSilenceCostNothing() {
        SpeechGate gate = new SpeechGate(settings(), 8000, 1);
        byte[][] block = new byte[1][8000];

        for (int half = 0; half < 2 * 3600 * 10; half++) {
            assertThat(gate.accept(block, 8000)).isEmpty();
        }
        assertThat(gate.finish()).isEmpty();
    }

    @Test
    void everythingIsHeardWhereNothingIsToBeSkipped() {
        SpeechGate gate = new SpeechGate(new SpeechProperties(false, Duration.ZERO, Duration.ZERO), 8000, 2);

        assertThat(gate.accept(new byte[2][800], 800))
                .extracting(Stretch::samples)
                .containsExactly(400, 400);
        assertThat(gate.accept(new byte[2][800], 80))
                .extracting(Stretch::fromSample)
                .containsExactly(400L, 400L);
        assertThat(gate.finish()).isEmpty();
    }
}
