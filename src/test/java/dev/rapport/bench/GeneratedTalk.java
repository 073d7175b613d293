package dev.rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Conversations that are the same at each run: sentences of real ones with some words exchanged, so that common words are as
 * common as in speech, and a long tail of made-up names, the n-th as frequent as 1/n.
 *
 * <p>Words are letters only, so that two engines that cut text by other rules still cut these alike. Safe for use by many
 * threads: the n-th conversation depends on n alone.
 */
public final class GeneratedTalk {

    static final int ACCOUNTS = 2_000;
    private static final int NAMES = 60_000;
    private static final long BEGIN = Instant.parse("2022-01-03T08:00:00Z").getEpochSecond();
    private static final long SPAN = 4L * 365 * 24 * 3600;
    private static final int FEWEST_LINES = 4;
    private static final int LINES_SPREAD = 13;

    private final List<String[]> sentences;

    /** @param labels a folder with texts of conversations, one a line, as the second or fifth part of it */
    GeneratedTalk(Path labels) {
        this.sentences = sentences(labels);
    }

    /** Who wrote or said it, 0 for ours; when, from the beginning; and what. */
    public record Line(int side, long startMs, List<String> words, boolean objection) {
        public String text() {
            return String.join(" ", words);
        }
    }

    /** @param channel as the archive calls it */
    public record Talk(int number, String channel, int account, Instant at, List<Line> lines) {

        /** @param kind tells the ids of one conversation apart */
        public UUID id(int kind, int place) {
            return GeneratedTalk.id(number, kind, place);
        }
    }

    /** In the order of their numbers, as ids of version 7 are in the order of their making. */
    public static UUID id(int number, int kind, int place) {
        long high = (0x0190_0000_0000L + number) << 16 | 0x7000;
        return new UUID(high, Long.MIN_VALUE | (long) kind << 32 | place);
    }

    public Talk talk(int number) {
        SplittableRandom random = new SplittableRandom(4711L * 1_000_003 + number);
        int kind = random.nextInt(10);
        String channel = kind < 6 ? "CALL" : kind < 9 ? "EMAIL" : "CHAT";
        List<Line> lines = new ArrayList<>();
        long clock = 0;
        int count = FEWEST_LINES + random.nextInt(LINES_SPREAD);
        for (int i = 0; i < count; i++) {
            List<String> words = words(random);
            lines.add(new Line(random.nextInt(2), channel.equals("CALL") ? clock : 0, words, random.nextInt(25) == 0));
            clock += 400L * words.size() + 300;
        }
        Instant at = Instant.ofEpochSecond(BEGIN + random.nextLong(SPAN));
        return new Talk(number, channel, zipf(random, ACCOUNTS), at, lines);
    }

    private List<String> words(SplittableRandom random) {
        List<String> words = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            for (String word : sentences.get(random.nextInt(sentences.size()))) {
                words.add(random.nextInt(8) == 0 ? anyWord(random) : word);
            }
        }
        if (random.nextInt(3) == 0) {
            words.add(name(zipf(random, NAMES)));
        }
        return words;
    }

    private String anyWord(SplittableRandom random) {
        String[] sentence = sentences.get(random.nextInt(sentences.size()));
        return sentence[random.nextInt(sentence.length)];
    }

    static int zipf(SplittableRandom random, int count) {
        return Math.min(count - 1, (int) Math.exp(random.nextDouble() * Math.log(count + 1.0)) - 1);
    }

    /** A made-up name that stemmers leave alone. */
    static String name(int rank) {
        StringBuilder name = new StringBuilder("z");
        for (int rest = rank + 7; rest > 0; rest /= 20) {
            name.append("bcdfghjklmnpqrtvwxzk".charAt(rest % 20)).append("aou".charAt(rest % 3));
        }
        return name.append('k').toString();
    }

    private static List<String[]> sentences(Path labels) {
        List<String[]> sentences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(labels)) {
            for (Path file :
                    files.filter(one -> one.endsWith("train.tsv")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split("\t", -1);
                    String[] words = clean(parts.length < 5 ? parts[parts.length - 1] : parts[4]);
                    if (words.length > 2) {
                        sentences.add(words);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("There are no texts to make conversations of in " + labels, e);
        }
        return sentences;
    }

    private static String[] clean(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                .filter(word -> !word.isEmpty() && word.length() < 20)
                .toArray(String[]::new);
    }
}
