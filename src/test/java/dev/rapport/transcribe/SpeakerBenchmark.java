package dev.rapport.transcribe;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.speakers.Casting;
import dev.rapport.transcribe.worker.VoskRecognizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how well the speakers of mono calls are told apart: the share of words on the right speaker over the calls of
 * {@code vcon-server}, and the share of speech time of the two sides of {@code aws-lca}, mixed.
 *
 * <p>A word's true speaker is that of the word of the reference that it stands for, by the least edit distance. The truth of
 * the mixed call is which of its two sides is loud; where both or neither are, nothing is counted. Speech that the recogniser
 * wrote nothing for is left out of the one figure, and counts as wrong in the other.
 */
public final class SpeakerBenchmark {

    private static final Path AUDIO = Path.of("../shared/data/audio");
    private static final int FRAME_MS = 10;

    private SpeakerBenchmark() {}

    /**
     * All shares 0..1.
     *
     * @param words on the right speaker
     * @param worst of them in the worst call
     * @param sides calls in which the first speaker's side is right, by the words alone
     * @param wrongSides calls in which it is wrong; in the rest it is left open
     * @param time speech on the right speaker, of that which was heard
     * @param timeOfAll speech on the right speaker, of all speech
     */
    public record Figures(
            int calls, double words, double worst, int sides, int wrongSides, double time, double timeOfAll) {}

    public static void main(String[] args) throws IOException {
        System.out.println(measure(args.length > 0 ? Integer.parseInt(args[0]) : Integer.MAX_VALUE));
    }

    /** Hears up to so many calls of the one kind, and the one of the other; skips what can not be read. */
    public static Figures measure(int mostCalls) throws IOException {
        Path model = RealModel.require();
        try (VoskRecognizer recognizer = new VoskRecognizer(RealModel.worker(), () -> model, Optional::empty)) {
            Transcriber transcriber = RealModel.transcriber(recognizer);
            int[] words = new int[2];
            double worst = 1;
            int[] sides = new int[3];
            List<Path> calls = calls(mostCalls);
            for (Path call : calls) {
                List<TrackUtterance> said = transcriber
                        .transcribe(Files.newByteChannel(call), null, _ -> {})
                        .utterances();
                int[] one = wordsOnTheRightSpeaker(said, turns(call));
                words[0] += one[0];
                words[1] += one[1];
                worst = Math.min(worst, one[0] / (double) Math.max(1, one[1]));
                sides[side(said, turns(call))]++;
            }
            double[] time = mixedTime(transcriber);
            return new Figures(
                    calls.size(),
                    words[0] / (double) Math.max(1, words[1]),
                    worst,
                    sides[0],
                    sides[1],
                    time[0],
                    time[1]);
        }
    }

    private static List<Path> calls(int most) throws IOException {
        try (Stream<Path> files = Files.list(AUDIO.resolve("vcon-server"))) {
            return files.filter(file -> file.toString().endsWith(".mp3"))
                    .sorted()
                    .limit(most)
                    .toList();
        }
    }

    private static JsonNode turns(Path call) throws IOException {
        Path file = call.resolveSibling(call.getFileName().toString().replace(".mp3", ".turns.json"));
        return JsonMapper.shared().readTree(Files.readString(file)).path("turns");
    }

    /** 0 right, 1 wrong, 2 left open. */
    private static int side(List<TrackUtterance> said, JsonNode turns) {
        VoiceParties voices = new VoiceParties(List.of(), said, List.of(), new Casting("", null));
        boolean agentFirst = turns.path(0).path("speaker").asString().equals("Agent");
        return voices.created().isEmpty()
                ? 2
                : switch (voices.created().getFirst().side()) {
                    case OURS -> agentFirst ? 0 : 1;
                    case THEIRS -> agentFirst ? 1 : 0;
                    case UNKNOWN -> 2;
                };
    }

    private static int[] wordsOnTheRightSpeaker(List<TrackUtterance> said, JsonNode turns) {
        List<String> reference = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        String first = turns.path(0).path("speaker").asString();
        for (JsonNode turn : turns) {
            int speaker = turn.path("speaker").asString().equals(first) ? 0 : 1;
            for (String word : plain(turn.path("message").asString())) {
                reference.add(word);
                truth.add(speaker);
            }
        }
        List<String> heard = new ArrayList<>();
        List<Integer> speakers = new ArrayList<>();
        for (TrackUtterance one : said) {
            for (String word : plain(one.rawText())) {
                heard.add(word);
                speakers.add(one.speaker());
            }
        }
        int[] aligned = align(reference, heard);
        int[] same = new int[2];
        int counted = 0;
        for (int i = 0; i < heard.size(); i++) {
            if (aligned[i] >= 0) {
                counted++;
                same[truth.get(aligned[i]) == (int) speakers.get(i) ? 0 : 1]++;
            }
        }
        return new int[] {Math.max(same[0], same[1]), counted};
    }

    private static List<String> plain(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9' ]", " ").strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split("\\s+"));
    }

    /** For each heard word the place of the word that it stands for; -1 where it stands for none. */
    private static int[] align(List<String> reference, List<String> heard) {
        int[][] cost = new int[reference.size() + 1][heard.size() + 1];
        for (int i = 0; i <= reference.size(); i++) {
            for (int j = 0; j <= heard.size(); j++) {
                cost[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                cost[i - 1][j - 1] + change(reference, heard, i, j),
                                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
            }
        }
        int[] aligned = new int[heard.size()];
        Arrays.fill(aligned, -1);
        for (int i = reference.size(), j = heard.size(); i > 0 && j > 0; ) {
            if (cost[i][j] == cost[i - 1][j - 1] + change(reference, heard, i, j)) {
                aligned[--j] = --i;
            } else if (cost[i][j] == cost[i - 1][j] + 1) {
                i--;
            } else {
                j--;
            }
        }
        return aligned;
    }

    private static int change(List<String> reference, List<String> heard, int i, int j) {
        return reference.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1;
    }

    private static double[] mixedTime(Transcriber transcriber) throws IOException {
        short[] agent = sound(AUDIO.resolve("aws-lca/Auto_Repairs_40_UTC_agent.wav"));
        short[] caller = sound(AUDIO.resolve("aws-lca/Auto_Repairs_40_UTC_caller.wav"));
        byte[] mixed = new byte[Math.min(agent.length, caller.length) * 2];
        for (int i = 0; i < mixed.length / 2; i++) {
            int sum = Math.clamp(agent[i] + caller[i], Short.MIN_VALUE, Short.MAX_VALUE);
            mixed[2 * i] = (byte) sum;
            mixed[2 * i + 1] = (byte) (sum >> 8);
        }
        Path file = Files.createTempFile("mixed", ".wav");
        try (AudioInputStream pcm = new AudioInputStream(
                new ByteArrayInputStream(mixed), new AudioFormat(8000, 16, 1, true, false), mixed.length / 2)) {
            AudioSystem.write(pcm, AudioFileFormat.Type.WAVE, file.toFile());
            return share(
                    transcriber
                            .transcribe(Files.newByteChannel(file), null, _ -> {})
                            .utterances(),
                    loud(agent),
                    loud(caller));
        } finally {
            Files.delete(file);
        }
    }

    private static short[] sound(Path file) throws IOException {
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(file))) {
            short[] samples = new short[(int) (sound.durationMs() * sound.rate() / 1000) + sound.rate()];
            byte[][] block = new byte[1][sound.rate()];
            int at = 0;
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                for (int i = 0; i < length && at < samples.length; i += 2) {
                    samples[at++] = (short) ((block[0][i] & 0xff) | (block[0][i + 1] << 8));
                }
            }
            return Arrays.copyOf(samples, at);
        }
    }

    private static boolean[] loud(short[] samples) {
        int length = 8000 * FRAME_MS / 1000;
        double[] levels = new double[samples.length / length];
        for (int frame = 0; frame < levels.length; frame++) {
            for (int i = 0; i < length; i++) {
                double sample = samples[frame * length + i];
                levels[frame] += sample * sample / length;
            }
        }
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        double floor = Math.max(sorted[sorted.length * 95 / 100] * 0.0036, sorted[sorted.length / 10] * 9);
        boolean[] loud = new boolean[levels.length];
        for (int frame = 0; frame < loud.length; frame++) {
            loud[frame] = levels[frame] > floor;
        }
        return loud;
    }

    private static double[] share(List<TrackUtterance> said, boolean[] agent, boolean[] caller) {
        int[] heardAs = new int[Math.min(agent.length, caller.length)];
        Arrays.fill(heardAs, -1);
        for (TrackUtterance one : said) {
            TimeSpan time = one.time();
            int from = Math.min(heardAs.length, (int) (time.startMs() / FRAME_MS));
            Arrays.fill(heardAs, from, Math.min(heardAs.length, (int) (time.endMs() / FRAME_MS)), one.speaker());
        }
        int[] same = new int[2];
        int heard = 0;
        int all = 0;
        for (int frame = 0; frame < heardAs.length; frame++) {
            if (agent[frame] != caller[frame]) {
                all++;
                if (heardAs[frame] >= 0) {
                    heard++;
                    same[(heardAs[frame] == 0) == agent[frame] ? 0 : 1]++;
                }
            }
        }
        double right = Math.max(same[0], same[1]);
        return new double[] {right / Math.max(1, heard), right / Math.max(1, all)};
    }
}
