package dev.rapport.transcribe.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakersTest implements VoiceSourceContract {

    private static final int RATE = 8000;
    private static final int WORD_MS = 250;
    private static final int PAUSE_MS = 300;

    private final SoundOfVoices sound = new SoundOfVoices(RATE);
    private final List<TimeSpan> words = new ArrayList<>();
    private long nowMs;

    @Override
    public VoiceSource source(int rate) {
        return new SoundOfVoices(rate);
    }

    @Test
    void twoVoicesThatTakeTurnsAreToldApart() {
        List<Integer> truth = new ArrayList<>();
        for (int turn = 0; turn < 12; turn++) {
            int count = 3 + turn * 5 % 7;
            speak(turn % 2 == 0 ? 110 : 190, turn % 2 == 0 ? 600 : 1100, count);
            int speaker = turn % 2;
            IntStream.range(0, count).forEach(word -> truth.add(speaker));
        }

        int[] speakers = Speakers.of(sound, List.of(), words, "", 0);

        assertThat(IntStream.of(speakers).boxed().toList()).isEqualTo(truth);
    }

    @Test
    void aSpeakerModelTellsVoicesApartThatSoundAlike() {
        List<Integer> truth = new ArrayList<>();
        List<VoicePrint> prints = new ArrayList<>();
        for (int turn = 0; turn < 12; turn++) {
            int speaker = turn % 3 == 0 ? 0 : 1;
            int count = 3 + turn * 5 % 7;
            long fromMs = nowMs;
            speak(120, 700, count);
            prints.add(new VoicePrint(
                    new TimeSpan(fromMs, fromMs + (long) count * WORD_MS),
                    List.of(speaker - 0.3, 0.7 - speaker, turn / 50.0)));
            IntStream.range(0, count).forEach(word -> truth.add(speaker));
        }

        int[] speakers = Speakers.of(sound, prints, words, "", 2);

        assertThat(IntStream.of(speakers).boxed().toList()).isEqualTo(truth);
    }

    @Test
    void whatASpeakerModelSaysOfNothingOrInAnotherSpaceDoesNoHarm() {
        for (int turn = 0; turn < 12; turn++) {
            speak(turn % 2 == 0 ? 110 : 190, turn % 2 == 0 ? 600 : 1100, 4);
        }
        List<VoicePrint> odd = List.of(
                new VoicePrint(new TimeSpan(0, 1000), List.of(0.0, 0.0)),
                new VoicePrint(new TimeSpan(1000, 2000), List.of(1.0, 2.0, 3.0)),
                new VoicePrint(new TimeSpan(900_000, 901_000), List.of(Double.MAX_VALUE, 1.0)));

        assertThat(Speakers.of(sound, odd, words, "", 2)).isEqualTo(Speakers.of(sound, List.of(), words, "", 2));
    }

    @Test
    void oneVoiceIsOneSpeaker() {
        for (int sentence = 0; sentence < 10; sentence++) {
            speak(120, 700, 5);
        }

        assertThat(Speakers.of(sound, List.of(), words, "", 0)).containsOnly(0);
    }

    @Test
    void aFewWordsAreOneSpeakers() {
        speak(120, 700, 3);

        assertThat(Speakers.of(sound, List.of(), words, "", 2)).containsExactly(0, 0, 0);
        assertThat(Speakers.of(sound, List.of(), List.of(), "", 2)).isEmpty();
    }

    @Test
    void wordsInSilenceDoNoHarm() {
        List<TimeSpan> silent = IntStream.range(0, 50)
                .mapToObj(i -> new TimeSpan(i * 100L, i * 100L + 90))
                .toList();

        assertThat(Speakers.of(sound, List.of(), silent, "", 2)).hasSize(50).containsOnly(0);
    }

    @Test
    void aStoreThatIsFullHoldsTheWholeTrackMoreCoarsely() {
        FrameStore store = new FrameStore(8);
        double[] cepstrum = new double[Cepstrum.SIZE];
        for (int frame = 0; frame < 100; frame++) {
            cepstrum[0] = frame / 10.0;
            store.add(cepstrum, 10, 100);
        }

        assertThat(store.size()).isLessThanOrEqualTo(8);
        assertThat(store.frameMs()).isEqualTo(16 * FrameStore.FRAME_MS);
        assertThat(store.coefficient(store.size() - 1, 0)).isGreaterThan(store.coefficient(0, 0));
        assertThat(store.pitch(0)).isNotNaN();
    }

    private void speak(double pitch, double formant, int count) {
        byte[] pcm = TestVoices.voice(RATE, WORD_MS * count, pitch, formant, nowMs);
        sound.accept(pcm, pcm.length);
        for (int word = 0; word < count; word++) {
            words.add(new TimeSpan(nowMs + (long) word * WORD_MS, nowMs + (word + 1L) * WORD_MS));
        }
        nowMs += (long) WORD_MS * count + PAUSE_MS;
        sound.accept(new byte[RATE / 1000 * PAUSE_MS * 2], RATE / 1000 * PAUSE_MS * 2);
    }
}
